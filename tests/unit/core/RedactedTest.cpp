// What may be logged is decided by how it was made; most of the promise is what does not compile.
#include <QTest>

#include "app/core/Bytes.h"
#include "app/core/Redacted.h"
#include "app/core/SecureBytes.h"

#include <type_traits>

using namespace uketsuke::core;

namespace {

static_assert(std::is_constructible_v<Redacted, const char (&)[5]>);
static_assert(!std::is_constructible_v<Redacted, std::string>);
static_assert(!std::is_constructible_v<Redacted, const std::string&>);
static_assert(!std::is_constructible_v<Redacted, std::string_view>);
static_assert(!std::is_constructible_v<Redacted, const char*>);
static_assert(!std::is_constructible_v<Redacted, char*>);
static_assert(!std::is_constructible_v<Redacted, SecureBytes>);
static_assert(!std::is_constructible_v<Redacted, const SecureBytes&>);
static_assert(!std::is_constructible_v<Redacted, Bytes>);
static_assert(!std::is_constructible_v<Redacted, ByteView>);
static_assert(!std::is_constructible_v<Redacted, int>);
static_assert(!std::is_assignable_v<Redacted&, std::string>);

template <class Right>
concept Addable = requires(Redacted left, Right right) { left + right; };
static_assert(Addable<Redacted>);
static_assert(!Addable<std::string>);
static_assert(!Addable<std::string_view>);
static_assert(!Addable<const char*>);

} // namespace

class RedactedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void literalsNumbersAndCodesAddUp()
    {
        const auto note = Redacted("status ") + Redacted::code(0x6983) + " tries " + Redacted::number(-2);
        QCOMPARE(note.text(), std::string("status 0x6983 tries -2"));
        QVERIFY(Redacted().empty());
        QVERIFY(!note.empty());
        QVERIFY(Redacted("a") == Redacted("a"));
        QVERIFY(!(Redacted("a") == Redacted("b")));
    }

    void theLargestCodeFits()
    {
        QCOMPARE(Redacted::code(~std::uint64_t(0)).text(), std::string("0xffffffffffffffff"));
        QCOMPARE(Redacted::code(0).text(), std::string("0x0"));
    }

    void reviewedTextCannotForgeALogLine_data()
    {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("logged");
        QTest::newRow("plain") << QByteArray("Reader 01") << QByteArray("Reader 01");
        QTest::newRow("line break") << QByteArray("a\nb\r\n") << QByteArray("a?b??");
        QTest::newRow("escape sequence") << QByteArray("\x1b[2J") << QByteArray("?[2J");
        QTest::newRow("delete and terminator") << QByteArray("a\x7f\0z", 4) << QByteArray("a??z");
        QTest::newRow("Japanese stays") << QByteArray("受付") << QByteArray("受付");
        QTest::newRow("too long") << QByteArray(1000, 'x') << QByteArray(400, 'x');
    }
    void reviewedTextCannotForgeALogLine()
    {
        QFETCH(QByteArray, given);
        QFETCH(QByteArray, logged);
        const auto note = Redacted::reviewed({given.constData(), static_cast<std::size_t>(given.size())});
        QCOMPARE(note.text(), logged.toStdString());
    }
};

QTEST_APPLESS_MAIN(RedactedTest)
#include "RedactedTest.moc"
