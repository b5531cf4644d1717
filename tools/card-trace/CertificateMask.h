// An X.509 certificate without its person: the shape of DER stays (tags, lengths, known identifiers, the authority's
// public names), serial number, names, dates, keys and signatures do not. Reads what it needs by its place in the
// certificate (RFC 5280, 4.1) and believes nothing. Pure.
#pragma once

#include "tools/card-trace/Mask.h"

namespace uketsuke::cardtrace {

void maskCertificate(Mask& mask);

} // namespace uketsuke::cardtrace
