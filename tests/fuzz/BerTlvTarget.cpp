// BER-TLV objects, walked to the deepest level the reader allows.
#include "drivers/card/BerTlv.h"
#include "tests/fuzz/FuzzTarget.h"

using namespace uketsuke;

namespace {

void walk(card::TlvReader reader, core::ByteView whole, int depth)
{
    fuzz::promise(depth <= card::TlvReader::deepest, "objects nest no deeper than the limit");
    while (!reader.atEnd()) {
        const auto object = reader.next();
        if (!object)
            return;
        fuzz::promise(!object->whole.empty(), "every object takes bytes, so that walking ends");
        fuzz::promise(fuzz::liesInside(object->whole, whole), "an object lies inside the bytes");
        fuzz::promise(fuzz::liesInside(object->value, object->whole), "a value lies inside its object");
        fuzz::promise(card::announcedSize(object->whole) == object->whole.size(),
                      "both ways of reading a header agree");
        if (auto inside = reader.inside(*object))
            walk(*inside, object->value, depth + 1);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = fuzz::viewOf(data, size);
    static_cast<void>(card::announcedSize(bytes));
    walk(card::TlvReader(bytes), bytes, 0);
    return 0;
}
