"""Sends a mail through the relay with smtplib: send.py HOW PORT SUBJECT TEXT-FILE ATTACHMENT-FILE

HOW is plain, starttls, implicit, no-login, too-large or bare-lf. The key, its secret and the certificate's file are in
the environment: MAIL_KEY, MAIL_SECRET, MAIL_CA. Prints "sent", or "refused" and the relay's code.
"""

import os
import smtplib
import ssl
import sys
from email.message import EmailMessage

HOST = "127.0.0.1"
SENDER = "shop@example.com"
RECIPIENT = "ann@example.com"


def message(subject, text_file, attachment_file):
    mail = EmailMessage()
    mail["Subject"] = subject
    mail["From"] = SENDER
    mail["To"] = RECIPIENT
    with open(text_file, encoding="utf-8") as text:
        mail.set_content(text.read())
    with open(attachment_file, "rb") as attachment:
        mail.add_attachment(attachment.read(), maintype="application", subtype="octet-stream", filename="data.bin")
    return mail


def connect(how, port):
    context = ssl.create_default_context(cafile=os.environ["MAIL_CA"])
    if how == "implicit":
        return smtplib.SMTP_SSL(HOST, port, timeout=30, context=context)
    client = smtplib.SMTP(HOST, port, timeout=30)
    if how == "starttls":
        client.starttls(context=context)
    return client


def send(how, port, mail):
    with connect(how, port) as client:
        if how != "no-login":
            client.login(os.environ["MAIL_KEY"], os.environ["MAIL_SECRET"])
        if how == "too-large":
            # The size that smtplib tells beforehand is refused before the mail itself is sent.
            mail = "Subject: Large\r\n\r\n" + "0123456789abcde\r\n" * (25 * 65536)
            client.sendmail(SENDER, [RECIPIENT], mail)
        elif how == "bare-lf":
            client.mail(SENDER)
            client.rcpt(RECIPIENT)
            client.docmd("DATA")
            client.send(b"Subject: One\r\n\r\nOne\n.\nMAIL FROM:<x@example.com>\r\n.\r\n")
            code, text = client.getreply()
            if code >= 400:
                raise smtplib.SMTPDataError(code, text)
        else:
            client.send_message(mail)


def code_of(error):
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(iter(error.recipients.values()))[0]
    return error.smtp_code


def main():
    how, port, subject, text_file, attachment_file = sys.argv[1:]
    try:
        send(how, int(port), message(subject, text_file, attachment_file))
        print("sent")
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as error:
        print("refused", code_of(error))


main()
