"""One Spark session for all tests of it, with executors that are processes of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

from graph.spark.session import session

#: two executors, each with a processor and 1 GB; what is compiled for long runs only is not
MASTER = "local-cluster[2,1,1024]"
DEFAULTS = """\
spark.driver.memory 700m
spark.executor.memory 700m
spark.driver.extraJavaOptions -XX:TieredStopAtLevel=1
spark.executor.extraJavaOptions -XX:TieredStopAtLevel=1
spark.sql.shuffle.partitions 2
spark.sql.codegen.wholeStage false
"""


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    place: Path = tmp_path_factory.mktemp("spark")
    (place / "spark-defaults.conf").write_text(DEFAULTS, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_CONF_DIR", str(place))
        with session(MASTER) as made:
            yield made
