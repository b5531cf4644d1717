// For tests that want a card: a private pcscd with one or two virtual readers, and a virtual card for each, all in
// a temporary folder, ended by process id in the destructor. Owned by a test, on its main thread (the processes end
// with the thread that started them). Touches no system daemon.
//
//     PrivateReaderStack stack;                    // or PrivateReaderStack stack(2);
//     QVERIFY2(stack.start(), qPrintable(stack.problem()));
//     stack.useHere();                             // this process' PC/SC calls now reach it
//     QVERIFY(stack.insert("hanako"));
//     ... connect to stack.readerName() ...
//     stack.knob("remove-at", 3);  stack.status().value("individual-number-reads") == "0"
//
// Needs the programs in UKETSUKE_BIN (uketsuke_test sets it) and /usr/sbin/pcscd. In CMake:
//     uketsuke_test(... LINK tests_support ...)
//     set_tests_properties(NAME PROPERTIES FIXTURES_REQUIRED testworld)   the cards of all personas, made once
//     add_dependencies(test_NAME private-pcscd virtual-card make-personas ifd-uketsuke)   or rely on `ninja all`
//
// libpcsclite reads PCSCLITE_CSOCK_NAME once in a process' life, so every stack of one process listens at the same
// path: one stack at a time in a process. Two processes never meet.
#pragma once

#include <QMap>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace uketsuke::tests {

class PrivateReaderStack {
public:
    explicit PrivateReaderStack(int readers = 1);
    ~PrivateReaderStack();
    PrivateReaderStack(const PrivateReaderStack&) = delete;
    PrivateReaderStack& operator=(const PrivateReaderStack&) = delete;

    /// Makes missing personas, starts the daemon and a card process for each reader; waits until all answer.
    [[nodiscard]] bool start();
    /// Why the last call said false.
    [[nodiscard]] QString problem() const { return m_problem; }

    /// As PC/SC lists it.
    [[nodiscard]] QString readerName(int reader = 0) const;
    /// For client processes: the system's, and PCSCLITE_CSOCK_NAME.
    [[nodiscard]] QProcessEnvironment environment() const;
    /// Sets PCSCLITE_CSOCK_NAME for this process; before its first PC/SC call.
    void useHere() const;

    bool insert(const QString& persona, int reader = 0);
    bool remove(int reader = 0);
    bool swap(const QString& persona, int reader = 0);
    bool knob(const QString& name, int value, int reader = 0);
    /// The fields of the card's `status` line; empty when it does not answer.
    QMap<QString, QString> status(int reader = 0);
    /// Any control line; the whole answer.
    QString control(const QString& line, int reader = 0);

    /// SIGKILL, as a crash would be. Clients see the service vanish.
    void killDaemon();
    /// Alive and deaf, as a daemon whose driver hangs.
    void holdDaemon(bool held);
    /// A card that lay there is there again after it.
    [[nodiscard]] bool restartDaemon();

    /// DIR/<persona>/card.json of the world in use: what the holder knows.
    [[nodiscard]] static QString worldFolder();
    [[nodiscard]] static QString cardNumberB(const QString& persona);
    [[nodiscard]] static QString pin(const QString& persona);

private:
    [[nodiscard]] bool startDaemon();
    [[nodiscard]] bool makeWorld();
    [[nodiscard]] bool fail(const QString& why);
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    int m_readers;
    QTemporaryDir m_folder; ///< /tmp/...: short enough for a Unix socket's path
    QString m_socket;
    QString m_problem;
    std::unique_ptr<QProcess> m_daemon;
    std::vector<std::unique_ptr<QProcess>> m_cards;
};

} // namespace uketsuke::tests
