"""Compares the captured mail of a subject with what was sent: captured.py URL CA ACCOUNT SUBJECT TEXT-FILE ATTACHMENT-FILE

Fails when there is not exactly one, or anything of it is another.
"""

import json
import ssl
import sys
import urllib.parse
import urllib.request


def main():
    base, ca, account, subject, text_file, attachment_file = sys.argv[1:]
    context = ssl.create_default_context(cafile=ca)

    def get(path):
        url = f"{base}/_latchkey/v1/messages{path}account={urllib.parse.quote(account)}"
        with urllib.request.urlopen(url, timeout=30, context=context) as answer:
            return answer.read()

    found = [item for item in json.loads(get("?limit=200&"))["items"] if item["subject"] == subject]
    assert len(found) == 1, f"{len(found)} mails have the subject {subject!r}"
    mail = json.loads(get(f"/{found[0]['id']}?"))
    with open(text_file, encoding="utf-8") as text:
        expected = text.read()
    got = mail["text"].replace("\r\n", "\n")
    assert got.strip("\n") == expected.strip("\n"), f"the text is {got!r}"
    assert mail["source"] == "smtp" and mail["status"] in ("queued", "sent", "delivered"), mail
    assert mail["from"].endswith("shop@example.com") and mail["to"] == ["ann@example.com"], mail
    assert [file["name"] for file in mail["attachments"]] == ["data.bin"], mail["attachments"]
    with open(attachment_file, "rb") as attachment:
        assert get(f"/{mail['id']}/attachments/0?") == attachment.read(), "the attachment is another"


main()
