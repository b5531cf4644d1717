// Texts for bytes: every refusal matters, because a second text for the same bytes is a second token.
#include <QTest>

#include "app/core/Bytes.h"

using namespace uketsuke::core;

namespace {

Bytes bytesOf(const QByteArray& raw) { return copyOf(viewOf({raw.constData(), static_cast<std::size_t>(raw.size())})); }

} // namespace

class BytesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hexIsLowerCaseAndComesBack_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("zero") << QByteArray(1, '\0') << QByteArray("00");
        QTest::newRow("all bits") << QByteArray("\xFF\x0A\xA0", 3) << QByteArray("ff0aa0");
    }
    void hexIsLowerCaseAndComesBack()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, text);
        QCOMPARE(hex(bytesOf(raw)), text.toStdString());
        QVERIFY(fromHex(text.toStdString()) == bytesOf(raw));
        QVERIFY(fromHex(text.toUpper().toStdString()) == bytesOf(raw));
    }

    void hexRefuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("odd length") << QByteArray("abc");
        QTest::newRow("beyond f") << QByteArray("0g");
        QTest::newRow("before a") << QByteArray("`0");
        QTest::newRow("space") << QByteArray(" 0");
        QTest::newRow("sign") << QByteArray("-1");
        QTest::newRow("prefix") << QByteArray("0x00");
        QTest::newRow("terminator") << QByteArray("0\0", 2);
        QTest::newRow("not ASCII") << QByteArray("\xEF\xBC");
    }
    void hexRefuses()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!fromHex(text.toStdString()));
    }

    // RFC 4648 section 10, and the two characters that differ between the alphabets.
    void base64ComesBack_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("padded");
        QTest::addColumn<QByteArray>("url");
        const auto row = [](const char* name, const QByteArray& raw, const char* padded, const char* url) {
            QTest::newRow(name) << raw << QByteArray(padded) << QByteArray(url);
        };
        row("empty", "", "", "");
        row("f", "f", "Zg==", "Zg");
        row("fo", "fo", "Zm8=", "Zm8");
        row("foo", "foo", "Zm9v", "Zm9v");
        row("foob", "foob", "Zm9vYg==", "Zm9vYg");
        row("fooba", "fooba", "Zm9vYmE=", "Zm9vYmE");
        row("foobar", "foobar", "Zm9vYmFy", "Zm9vYmFy");
        row("alphabets differ", QByteArray("\xFB\xEF\xFF", 3), "++//", "--__");
        row("zeros", QByteArray(4, '\0'), "AAAAAA==", "AAAAAA");
    }
    void base64ComesBack()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, padded);
        QFETCH(QByteArray, url);
        QCOMPARE(base64(bytesOf(raw)), padded.toStdString());
        QCOMPARE(base64Url(bytesOf(raw)), url.toStdString());
        QVERIFY(fromBase64(padded.toStdString()) == bytesOf(raw));
        QVERIFY(fromBase64Url(url.toStdString()) == bytesOf(raw));
    }

    void everyLengthComesBack()
    {
        Bytes raw;
        for (int length = 0; length < 70; ++length) {
            QVERIFY(fromBase64(base64(raw)) == raw);
            QVERIFY(fromBase64Url(base64Url(raw)) == raw);
            QVERIFY(fromHex(hex(raw)) == raw);
            raw.push_back(static_cast<std::byte>(length * 37 + 255));
        }
    }

    void base64UrlRefuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("padding") << QByteArray("Zg==");
        QTest::newRow("one character left over") << QByteArray("Zm9vY");
        QTest::newRow("spare bits after one byte") << QByteArray("Zh");
        QTest::newRow("spare bits after two bytes") << QByteArray("Zm9");
        QTest::newRow("standard plus") << QByteArray("++8A");
        QTest::newRow("standard slash") << QByteArray("//8A");
        QTest::newRow("line break") << QByteArray("Zm9v\nZm9v");
        QTest::newRow("space") << QByteArray("Zm9 ");
        QTest::newRow("terminator") << QByteArray("Zm9\0", 4);
        QTest::newRow("not ASCII") << QByteArray("Zm\xC3\xA9");
    }
    void base64UrlRefuses()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!fromBase64Url(text.toStdString()));
    }

    void base64Refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("padding missing") << QByteArray("Zg");
        QTest::newRow("half the padding") << QByteArray("Zg=");
        QTest::newRow("padding alone") << QByteArray("====");
        QTest::newRow("two paddings alone") << QByteArray("==");
        QTest::newRow("three paddings") << QByteArray("Z===");
        QTest::newRow("four paddings") << QByteArray("Zm9v====");
        QTest::newRow("padding inside") << QByteArray("Zg==Zg==");
        QTest::newRow("padding then character") << QByteArray("Zg=A");
        QTest::newRow("spare bits after one byte") << QByteArray("Zh==");
        QTest::newRow("spare bits after two bytes") << QByteArray("Zm9=");
        QTest::newRow("url alphabet") << QByteArray("--__");
        QTest::newRow("white space") << QByteArray("Zm 9");
    }
    void base64Refuses()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!fromBase64(text.toStdString()));
    }

    void viewsShowTheBytesAsTheyStand()
    {
        const std::string text("a\0b", 3);
        QCOMPARE(viewOf(text).size(), std::size_t(3));
        QVERIFY(textOf(viewOf(text)) == text);
        QVERIFY(copyOf(viewOf(text)) == (Bytes{std::byte{'a'}, std::byte{0}, std::byte{'b'}}));
    }
};

QTEST_APPLESS_MAIN(BytesTest)
#include "BytesTest.moc"
