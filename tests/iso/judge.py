"""A process of its own in which iso20022-playset, which is GPL, reads messages: `python -m tests.iso.judge FOLDER`.

It checks fields, choices, codes, patterns and lengths against its own copy of the definitions. It has no place for what
supplementary data hold (the standard leaves that open), so those elements are taken out first; and it wants the list of
accounts even where the message chose all of them, so there `ForAllAccts` is judged as a list of one account.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.etree import ElementTree


def verdict(file: Path) -> str:
    """Empty where a message is valid, else what is wrong with it."""
    import iso20022_playset

    root = ElementTree.parse(file).getroot()
    (message,) = root
    for each in [each for each in message if each.tag.endswith("}SplmtryData")]:
        message.remove(each)
    for accounts in [
        each for each in message if each.tag.endswith("}AcctDtls") and each[0].tag.endswith("}ForAllAccts")
    ]:
        space = accounts.tag.partition("}")[0] + "}"
        accounts.remove(accounts[0])
        listed = ElementTree.SubElement(accounts, f"{space}AcctsListAndBalDtls")
        ElementTree.SubElement(listed, f"{space}BlckChainAdrOrWllt").text = "0x"
    try:
        read = iso20022_playset.parse_etree(ElementTree.ElementTree(root))
        return "" if read.validate() else "not valid"
    except Exception as error:  # its own kinds of errors are no interface
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    found = {each.name: verdict(each) for each in sorted(Path(sys.argv[1]).glob("*.xml"))}
    sys.stdout.write(json.dumps(found))
