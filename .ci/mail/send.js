// Sends a mail through the relay with nodemailer: send.js HOW PORT SUBJECT TEXT-FILE ATTACHMENT-FILE
// HOW is plain, starttls, implicit or no-login. The key, its secret and the certificate's file are in the environment:
// MAIL_KEY, MAIL_SECRET, MAIL_CA. Prints "sent", or "refused" and the relay's code.
const fs = require('node:fs');
const nodemailer = require('nodemailer');

const [how, port, subject, textFile, attachmentFile] = process.argv.slice(2);
const { MAIL_KEY, MAIL_SECRET, MAIL_CA } = process.env;

const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port: Number(port),
    secure: how === 'implicit',
    requireTLS: how === 'starttls',
    ignoreTLS: how === 'plain' || how === 'no-login',
    tls: { ca: fs.readFileSync(MAIL_CA) },
    auth: how === 'no-login' ? undefined : { user: MAIL_KEY, pass: MAIL_SECRET },
    connectionTimeout: 30000,
    socketTimeout: 30000,
});

transport.sendMail({
    from: 'shop@example.com',
    to: 'ann@example.com',
    subject,
    text: fs.readFileSync(textFile, 'utf8'),
    attachments: [{ filename: 'data.bin', content: fs.readFileSync(attachmentFile) }],
}).then(
    () => console.log('sent'),
    (error) => {
        if (!error.responseCode) {
            throw error;
        }
        console.log('refused', error.responseCode);
    },
).finally(() => transport.close());
