"""Run by the system's Python, which has ``uno``: what LibreOffice reads in Word files, after a command.

    python3 uno_reader.py <folder> <jobs.json> <found.json>

A job is the name of a file and a command such as ``.uno:AcceptAllTrackedChanges``, or "". One LibreOffice reads them all.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def main(folder: Path, jobs: Path, found: Path) -> None:
    pipe = f"sopgen{folder.name.replace('-', '')}"
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless", "--norestore"]
    office = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        context = connect(pipe, office)
        make = context.ServiceManager.createInstanceWithContext
        desktop, dispatcher = (make(f"com.sun.star.frame.{name}", context) for name in ("Desktop", "DispatchHelper"))
        read = [job(desktop, dispatcher, folder / name, act) for name, act in json.loads(jobs.read_text("utf-8"))]
        found.write_text(json.dumps(read), "utf-8")
    finally:
        office.terminate()
        office.wait(30)


def connect(pipe: str, office: subprocess.Popen[bytes]) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit(f"LibreOffice tidak menjawab ({office.poll()})")


def job(desktop: Any, dispatcher: Any, path: Path, act: str) -> dict[str, Any]:
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    document = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, (hidden,))
    if act:
        dispatcher.executeDispatch(document.getCurrentController().getFrame(), act, "", 0, ())
    read = {"isi": blocks(document.getText()), "bentuk": document.getDrawPage().getCount()}
    for style in document.getStyleFamilies().getByName("PageStyles"):
        if style.isInUse():
            read["kepala"] = blocks(style.HeaderText) if style.HeaderIsOn else []
            read["kaki"] = blocks(style.FooterText) if style.FooterIsOn else []
    document.close(True)
    return read


def blocks(text: Any) -> list[Any]:
    """Paragraphs as [style, portions], tables as cells by name."""
    found = []
    for block in text:
        if block.supportsService("com.sun.star.text.TextTable"):
            found.append({name: blocks(block.getCellByName(name)) for name in block.getCellNames()})
        else:
            found.append([block.ParaStyleName, [portion for portion in map(look, block) if portion[0]]])
    return found


def look(portion: Any) -> list[Any]:
    """The words of a portion, whether they are bold or italic, and where they lead."""
    return [portion.getString(), portion.CharWeight > 100, str(portion.CharPosture.value), portion.HyperLinkURL]


main(*map(Path, sys.argv[1:]))
