"""Spark, where it is installed and Java is there: a session that goes by what the user of a cluster has set."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import InputError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["session"]


@contextmanager
def session(master: str) -> Iterator[SparkSession]:
    """Give the session there is, else one on `master` with whatever the configuration of Spark says, until it is used.

    Raises InputError where pyspark or Java is not there, or no session is to be had.
    """
    if find_spec("pyspark") is None or find_spec("pyarrow") is None or find_spec("pandas") is None:
        raise InputError("--engine spark needs pyspark; install it with: pip install 'huis-van-thorbecke[spark]'")
    if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
        raise InputError("--engine spark needs Java 17 or newer; on Debian: apt install openjdk-17-jre-headless")
    from pyspark.sql import SparkSession

    with warnings.catch_warnings():
        # it hands over Arrow tables here, and no frame of pandas
        warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas", category=FutureWarning)
        there = SparkSession.getActiveSession()
        if there is not None:
            yield there
            return
        made = _made(master)
        try:
            yield made
        finally:
            made.stop()


def _made(master: str) -> SparkSession:
    import pyspark
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {"spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        settings |= {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "8"}
    builder = SparkSession.builder.appName("thorbecke").master(master)
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except (Py4JError, PySparkException, OSError, RuntimeError) as error:
        told = str(error).strip().splitlines() or [type(error).__name__]
        raise InputError(
            f"--master {master}: no Spark session ({told[-1].strip()}); check the address and Java"
        ) from error
