"""Run by the system's Python, which has ``uno``: how long LibreOffice takes to compare two Word files and save the result.

    python3 uno_compare.py <folder> <old.docx> <new.docx>   prints seconds, the start of LibreOffice left out

Once in a process: LibreOffice breaks down at a second comparison.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def main(folder: Path, old: Path, new: Path) -> None:
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profil-uno", "--headless", "--norestore"]
    office = subprocess.Popen(
        [*command, "--accept=pipe,name=sopgenbench;urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        context = connect()
        make = context.ServiceManager.createInstanceWithContext
        desktop, dispatcher = (make(f"com.sun.star.frame.{name}", context) for name in ("Desktop", "DispatchHelper"))
        start = time.perf_counter()
        compare(desktop, dispatcher, old, new, folder / "dibandingkan.docx")
        print(time.perf_counter() - start)
    finally:
        office.terminate()
        office.wait(30)


def connect() -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return resolver.resolve("uno:pipe,name=sopgenbench;urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("LibreOffice tidak menjawab")


def compare(desktop: Any, dispatcher: Any, old: Path, new: Path, result: Path) -> None:
    document = desktop.loadComponentFromURL(new.as_uri(), "_blank", 0, (option("Hidden", True),))
    frame = document.getCurrentController().getFrame()
    dispatcher.executeDispatch(frame, ".uno:CompareDocuments", "", 0, (option("URL", old.as_uri()),))
    document.storeToURL(result.as_uri(), (option("FilterName", "MS Word 2007 XML"),))
    document.close(True)


def option(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


main(*map(Path, sys.argv[1:]))
