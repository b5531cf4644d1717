// Secrets leave no trace. The program's own operator delete looks at every block at the moment it is given back:
// that is the only place where "wiped before it goes" can be seen without reading freed memory.
#include <QTest>

#include "app/core/SecureBytes.h"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <ostream>
#include <string>
#include <type_traits>

namespace {

constexpr std::size_t mostBlocks = 64;
struct Block {
    void* memory;
    std::size_t size;
};
Block watched[mostBlocks];
std::size_t watchedCount = 0;
std::size_t released = 0;
std::size_t releasedDirty = 0;
bool watching = false;

void* allocate(std::size_t size)
{
    void* memory = std::malloc(size ? size : 1);
    if (!memory)
        std::abort();
    if (watching && watchedCount < mostBlocks)
        watched[watchedCount++] = {memory, size};
    return memory;
}

void release(void* memory) noexcept
{
    for (std::size_t at = 0; at < watchedCount; ++at) {
        if (watched[at].memory != memory)
            continue;
        const auto* bytes = static_cast<const unsigned char*>(memory);
        ++released;
        if (std::any_of(bytes, bytes + watched[at].size, [](unsigned char byte) { return byte != 0; }))
            ++releasedDirty;
        watched[at] = watched[--watchedCount];
        break;
    }
    std::free(memory);
}

} // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }

using namespace uketsuke::core;

namespace {

template <class T>
concept Streamable = requires(std::ostream& out, const T& value) { out << value; };

// What must not compile.
static_assert(!std::is_copy_constructible_v<SecureBytes>);
static_assert(!std::is_copy_assignable_v<SecureBytes>);
static_assert(!std::is_convertible_v<SecureBytes, std::string>);
static_assert(!std::is_constructible_v<std::string, SecureBytes>);
static_assert(!std::is_constructible_v<std::string_view, SecureBytes>);
static_assert(!std::is_constructible_v<SecureBytes, std::string>);
static_assert(!std::is_convertible_v<std::size_t, SecureBytes>);
static_assert(!Streamable<SecureBytes>);
static_assert(std::is_nothrow_move_constructible_v<SecureBytes>);
static_assert(std::is_nothrow_move_assignable_v<SecureBytes>);

/// Watches the blocks asked for while it lives.
class Watch {
public:
    Watch()
    {
        watchedCount = released = releasedDirty = 0;
        watching = true;
    }
    ~Watch() { watching = false; }
};

void fill(SecureBytes& bytes) { std::ranges::fill(bytes.writable(), std::byte{0xA5}); }

} // namespace

class SecureBytesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWatchSeesAnUnwipedBlock()
    {
        const Watch watch;
        auto* block = static_cast<unsigned char*>(::operator new(8));
        std::fill_n(block, 8, static_cast<unsigned char>(0xA5));
        ::operator delete(block);
        QCOMPARE(released, std::size_t(1));
        QCOMPARE(releasedDirty, std::size_t(1));
    }

    void beginsAsZeros()
    {
        const SecureBytes bytes(100);
        QCOMPARE(bytes.size(), std::size_t(100));
        QVERIFY(std::ranges::all_of(bytes.view(), [](std::byte byte) { return byte == std::byte{0}; }));
        QVERIFY(SecureBytes().empty());
        QVERIFY(SecureBytes(0).empty());
    }

    void isWipedWhenItGoes()
    {
        const Watch watch;
        {
            SecureBytes bytes(1000);
            fill(bytes);
        }
        QCOMPARE(released, std::size_t(1));
        QCOMPARE(releasedDirty, std::size_t(0));
    }

    void isWipedByClear()
    {
        const Watch watch;
        SecureBytes bytes(64);
        fill(bytes);
        bytes.clear();
        QCOMPARE(released, std::size_t(1));
        QCOMPARE(releasedDirty, std::size_t(0));
        QVERIFY(bytes.empty());
        QVERIFY(bytes.view().data() == nullptr);
        bytes.clear();
    }

    void movingLeavesNothingBehind()
    {
        const Watch watch;
        {
            SecureBytes from(32);
            fill(from);
            const auto* memory = from.view().data();
            SecureBytes to(std::move(from));
            QCOMPARE(to.view().data(), memory);
            QVERIFY(from.empty()); // NOLINT(bugprone-use-after-move): that is what is promised
            QVERIFY(from.view().data() == nullptr);
            QCOMPARE(released, std::size_t(0));
        }
        QCOMPARE(released, std::size_t(1));
        QCOMPARE(releasedDirty, std::size_t(0));
    }

    void beingAssignedToWipesWhatWasThere()
    {
        const Watch watch;
        SecureBytes old(48);
        fill(old);
        old = SecureBytes(16);
        QCOMPARE(released, std::size_t(1));
        QCOMPARE(releasedDirty, std::size_t(0));
        QCOMPARE(old.size(), std::size_t(16));
    }

    void assigningToItselfKeepsIt()
    {
        auto bytes = SecureBytes::copyOf(viewOf("1234"));
        auto& same = bytes;
        bytes = std::move(same);
        QVERIFY(textOf(bytes.view()) == "1234");
    }

    void growingWipesTheOldMemory()
    {
        const Watch watch;
        {
            SecureBytes bytes;
            for (int count = 0; count < 100; ++count)
                bytes.append(std::byte{0xA5});
            QCOMPARE(bytes.size(), std::size_t(100));
            QVERIFY(released >= 5);
            QCOMPARE(releasedDirty, std::size_t(0));
            QVERIFY(std::ranges::all_of(bytes.view(), [](std::byte byte) { return byte == std::byte{0xA5}; }));
        }
        QCOMPARE(releasedDirty, std::size_t(0));
        QCOMPARE(watchedCount, std::size_t(0));
    }

    void truncatingWipesTheRestInPlace()
    {
        auto bytes = SecureBytes::copyOf(viewOf("123456"));
        const auto* memory = bytes.view().data();
        bytes.truncate(2);
        QVERIFY(textOf(bytes.view()) == "12");
        QCOMPARE(bytes.view().data(), memory);
        // Still our own block: capacity is kept, so that looking behind the end is defined.
        QVERIFY(std::all_of(memory + 2, memory + 6, [](std::byte byte) { return byte == std::byte{0}; }));
        bytes.truncate(6);
        QCOMPARE(bytes.size(), std::size_t(2));
    }

    void removingTheLastDigitWipesIt()
    {
        auto bytes = SecureBytes::copyOf(viewOf("12"));
        const auto* memory = bytes.view().data();
        bytes.removeLast();
        QVERIFY(textOf(bytes.view()) == "1");
        QVERIFY(memory[1] == std::byte{0});
        bytes.removeLast();
        bytes.removeLast();
        QVERIFY(bytes.empty());
    }

    void appendsPartsOfItself()
    {
        auto bytes = SecureBytes::copyOf(viewOf("abc"));
        bytes.append(bytes.view());
        QVERIFY(textOf(bytes.view()) == "abcabc");
        bytes.append(ByteView());
        QCOMPARE(bytes.size(), std::size_t(6));
    }

    void aCloneIsMemoryOfItsOwn()
    {
        auto bytes = SecureBytes::copyOf(viewOf("1234"));
        const auto other = bytes.clone();
        QVERIFY(other == bytes);
        QVERIFY(other.view().data() != bytes.view().data());
        bytes.clear();
        QVERIFY(textOf(other.view()) == "1234");
    }

    void comparesContentAndSize_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<bool>("equal");
        QTest::newRow("empty") << QByteArray() << QByteArray() << true;
        QTest::newRow("same") << QByteArray("1234") << QByteArray("1234") << true;
        QTest::newRow("first differs") << QByteArray("1234") << QByteArray("2234") << false;
        QTest::newRow("last differs") << QByteArray("1234") << QByteArray("1235") << false;
        QTest::newRow("prefix") << QByteArray("1234") << QByteArray("123") << false;
        QTest::newRow("one bit") << QByteArray("\x80", 1) << QByteArray("\0", 1) << false;
    }
    void comparesContentAndSize()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        QFETCH(bool, equal);
        const auto make = [](const QByteArray& raw) {
            return SecureBytes::copyOf(viewOf({raw.constData(), static_cast<std::size_t>(raw.size())}));
        };
        QCOMPARE(make(left) == make(right), equal);
        QCOMPARE(make(right) == make(left), equal);
    }
};

QTEST_APPLESS_MAIN(SecureBytesTest)
#include "SecureBytesTest.moc"
