// The sandbox's door: HTTP over mutual TLS 1.3 on 127.0.0.1, nothing else (docs/oqs-interface.md). Turns requests into
// the Judge's questions and can misbehave on purpose, so that the kiosk's ways out can be tried. Owns its threads.
#pragma once

#include "tools/sandbox/Judge.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>

namespace uketsuke::sandbox {

/// What goes wrong on purpose, at `POST /v1/consents`; `Unavailable`, `Garbage` and `Slow` at every other request too.
struct Misbehaviour {
    enum class Kind {
        None,
        SilentAfterAccept, ///< commits, then closes the connection without an answer
        DieAfterAccept,    ///< commits, then kills its own process
        Unavailable,       ///< 503
        Garbage,           ///< 200 with what is no JSON
        Slow,              ///< answers late
        WrongReceipt,      ///< a receipt of the right key, for other bytes
    };
    Kind kind{Kind::None};
    int milliseconds{0}; ///< Slow
    int times{-1};       ///< then well-behaved; negative: always

    /// silent-after-accept, die-after-accept, 503, garbage, slow:MS, wrong-receipt; behind it *N for N times.
    [[nodiscard]] static verify::Outcome<Misbehaviour> parse(std::string_view text);
};

struct TlsFiles {
    std::filesystem::path certificate, key, clientRoot;
};

class Server {
public:
    /// `evidence`: a folder that gets every accepted token with its envelope; empty: nothing is kept.
    Server(Judge& judge, const TlsFiles& files, Misbehaviour misbehaviour, std::filesystem::path evidence = {});
    ~Server();

    /// 0 picks a free port; returns the one that is used.
    [[nodiscard]] verify::Outcome<int> bind(int port);
    /// Blocks until stop().
    void listen();
    void stop();

private:
    struct Hidden;
    std::unique_ptr<Hidden> m_hidden;
};

} // namespace uketsuke::sandbox
