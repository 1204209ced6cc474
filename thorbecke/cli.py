"""The shell: `app` with its commands, and `main`, which never shows a traceback for a user's mistake."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from errno import ENAMETOOLONG
from typing import Annotated, Any, NoReturn

import typer

from thorbecke import options, progress
from thorbecke.commands import (
    check,
    diff,
    explain,
    export,
    gaps,
    houses,
    import_,
    init,
    query,
    repair,
    report,
    test,
    verify,
    version,
    whatif,
    who,
)
from thorbecke.commands import map as map_page
from thorbecke.commands.plain import PLAIN, plain
from thorbecke.options import LangOption, add, add_group, err, fail, language
from thorbecke.streams import EndedError, NotWrittenError, guarded

__all__ = ["app", "main", "run"]

app = typer.Typer(
    name="thorbecke",
    cls=options.Group,
    help="Who answers for a public choice, and where does nobody? A house is RDF; "
    "`thorbecke houses` lists those that ship.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback()
def _about(
    ctx: typer.Context,
    lang: LangOption = None,
    shown: Annotated[
        bool,
        typer.Option(
            "--version",
            help="The version of this program and of the houses that ship.",
            callback=version.show_version,
            is_eager=True,
        ),
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Read everything anew, and keep nothing of it for the next time.")
    ] = False,
) -> None:
    """What comes before a command: a language counts for it, unless it is given one of its own."""
    if no_cache:
        from ontology.reading.cache import turned_off  # which waits for a parser

        ctx.call_on_close(turned_off())
    if lang is not None:
        ctx.default_map = _every({"lang": language(lang)}, ctx.command)


def _every(given: dict[str, str], command: Any) -> dict[str, Any]:
    """Return what is given for every command under another, by its name."""
    under = getattr(command, "commands", {})
    return {name: _every(given, it) for name, it in under.items()} if under else dict(given)


def _plain(name: str) -> None:
    add(app, name, PLAIN[name][0], plain(name))


add(app, "gaps", gaps.EXAMPLES, gaps.gaps)
add(app, "explain", explain.EXAMPLES, explain.explain)
add(app, "who", who.EXAMPLES, who.who)
_plain("matrix")
_plain("funding")
add(app, "whatif", whatif.EXAMPLES, whatif.whatif)
add(app, "repair", repair.EXAMPLES, repair.repair)
add(app, "diff", diff.EXAMPLES, diff.diff)
_plain("risks")
_plain("questions")
add(app, "query", query.EXAMPLES, query.query)
add_group(app, "import", import_.EXAMPLES, import_.group, import_.ABOUT)
add(app, "export", export.EXAMPLES, export.export)
add(app, "init", init.EXAMPLES, init.init)
add(app, "check", check.EXAMPLES, check.check)
add(app, "test", test.EXAMPLES, test.run_cases)
add(app, "map", map_page.EXAMPLES, map_page.draw)
add(app, "report", report.EXAMPLES, report.report)
add(app, "verify", verify.EXAMPLES, verify.verify)
add(app, "houses", houses.EXAMPLES, houses.houses)
add(app, "version", version.EXAMPLES, version.version)


def main() -> None:
    """Run the shell; a user's mistake is one sentence and status 2, ours is one line and status 3."""
    from typer.main import get_command

    from ontology.errors import HouseError
    from ontology.remote.telling import telling

    # one command makes records to keep until it ends: looking through millions of them for garbage takes a tenth
    # of its time, so it is done seldom, and never through all of them; a program that calls this gets back what it had
    thresholds = gc.get_threshold()
    gc.set_threshold(8_000_000, 20, 100_000)
    _utf8()
    debug = "--debug" in sys.argv
    arguments = [a for a in sys.argv[1:] if a != "--debug"]
    try:
        with guarded(), telling(progress.doing, lambda words: err(f"warning: {words}")):
            get_command(app).main(args=arguments, prog_name="thorbecke", standalone_mode=True)
    except EndedError:
        sys.exit(0)
    except NotWrittenError as error:
        fail(f"the answer cannot be printed ({error}); send it somewhere else")
    except HouseError as error:
        if debug:
            raise
        fail(str(error))
    except Exception as error:  # the last resort: nobody reads a traceback for a mistake of ours
        if debug:
            raise
        if isinstance(error, OSError) and error.errno == ENAMETOOLONG:
            fail(f"{str(error.filename)[:40]}...: a name that is too long for a file; check the spelling of the path")
        from exports.writing import printable

        what = printable(f"{type(error).__name__}: {error}")
        sys.stderr.write(f"thorbecke: internal error: {what}; run again with --debug and report it\n")
        sys.exit(3)
    finally:
        if options.KEPT is None:  # else the process ends here, and a last look would be for nothing
            gc.set_threshold(*thresholds)


def run() -> NoReturn:
    """Run one command as a process of its own: `main`, and then the end.

    A large house is hundreds of thousands of records. They go with the process at once: taking them apart one by one
    first would take a tenth of the time of the command.
    """
    options.KEPT = []
    status: object = 0
    try:
        main()
    except SystemExit as ended:
        status = ended.code
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):  # `main` has said what could not be written
                stream.flush()
    os._exit(status if isinstance(status, int) else 0 if status is None else 1)


def _utf8() -> None:
    """Write UTF-8 whatever the locale: names have accents."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
