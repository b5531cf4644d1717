// A segment of an archive as whoever verifies it meets it, and the plaintext of one of its records. The first byte
// says which. Whatever comes: views stay inside, and without trust no archive is whole.
#include "tests/fuzz/FuzzTarget.h"
#include "tools/consent-verify/Archive.h"

using namespace uketsuke;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto text = fuzz::textOf(data + 1, size - 1);
    if (data[0] % 3 != 0) {
        const auto kind = data[0] % 3 == 1 ? verify::RecordKind::Plain : verify::RecordKind::Compressed;
        if (const auto record = verify::readRecord(kind, text)) {
            const auto sum = record->id.size() + record->receipt.size() + record->token.size();
            fuzz::promise(record->number > 0, "a record has a number");
            fuzz::promise(sum < (kind == verify::RecordKind::Plain ? text.size() : 128 * 1024),
                          "the parts are the bytes', and no more than one record's");
        }
        return 0;
    }
    const std::string_view whole(text);
    const auto segment = verify::readSegment(whole);
    if (segment) {
        std::size_t sum = segment->torn;
        for (const auto& [kind, record] : segment->records) {
            fuzz::promise(record.data() >= whole.data() && record.data() + record.size() <= whole.data() + whole.size(),
                          "a record lies inside the segment");
            sum += record.size();
        }
        fuzz::promise(sum < whole.size(), "no byte is read twice");
        fuzz::promise(!segment->head || (segment->torn == 0 && !segment->isDamaged), "a head ends a sound segment");
    }
    const verify::Trust nobody;
    verify::Archive archive({.key = nullptr}, nobody);
    const auto report = archive.add("consents-00000000000001.archive", whole);
    fuzz::promise(segment.has_value() || verify::isBegun(whole)
                      || report.checks.front().state == verify::CheckState::Failed,
                  "what cannot be read is refused");
    fuzz::promise(archive.finish().verdict != verify::ArchiveVerdict::Whole, "nothing is whole without trust");
    return 0;
}
