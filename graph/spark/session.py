"""Spark, where it is installed and Java is there: a session that goes by what the user of a cluster has set."""

from __future__ import annotations

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import InputError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["session"]


def session(master: str) -> SparkSession:
    """Return a session on `master`, with whatever else the configuration of Spark says.

    Raises InputError where pyspark or Java is not there, or no session is to be had.
    """
    if find_spec("pyspark") is None:
        raise InputError("--engine spark needs pyspark; install it with: pip install 'huis-van-thorbecke[spark]'")
    if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
        raise InputError(
            "--engine spark needs Java 17 or newer; install it (Debian: apt install openjdk-17-jre-headless)"
        )
    import pyspark
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    here = master.startswith("local")
    builder = SparkSession.builder.appName("thorbecke").master(master)
    if here:
        builder = builder.config("spark.ui.enabled", "false").config("spark.driver.bindAddress", "127.0.0.1")
        builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.sql.shuffle.partitions", "8")
    try:
        spark = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
    except Exception as error:
        first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise InputError(f"--master {master}: no Spark session ({first}); check the address and Java") from error
    spark.sparkContext.setLogLevel("ERROR")
    return spark
