// The ledger file's tables and triggers, one text for each version; a published text is never changed, a new version is
// added. Only inside drivers/storage.
#pragma once

#include <array>
#include <string_view>

namespace uketsuke::storage::schema {

inline constexpr std::string_view versionOne = R"sql(
CREATE TABLE consent (
    sequence        INTEGER PRIMARY KEY CHECK (sequence > 0),
    jti             TEXT    NOT NULL UNIQUE,
    token           BLOB    NOT NULL,
    token_digest    BLOB    NOT NULL CHECK (length(token_digest) = 32),
    previous_digest BLOB    NOT NULL CHECK (length(previous_digest) = 32),
    sealed          INTEGER NOT NULL,
    expires         INTEGER NOT NULL,
    -- what follows is the delivery's and may change
    envelope        BLOB,
    state           INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 3),
    tries           INTEGER NOT NULL DEFAULT 0,
    next_try        INTEGER NOT NULL,
    receipt         TEXT,
    reason          TEXT
) STRICT;

CREATE TRIGGER consent_is_never_edited
BEFORE UPDATE OF sequence, jti, token, token_digest, previous_digest, sealed, expires ON consent
BEGIN SELECT RAISE(ABORT, 'a consent is never edited'); END;

CREATE TRIGGER consent_is_never_deleted BEFORE DELETE ON consent
BEGIN SELECT RAISE(ABORT, 'a consent is never deleted'); END;

CREATE TRIGGER envelope_only_goes BEFORE UPDATE OF envelope ON consent
WHEN NEW.envelope IS NOT NULL AND NEW.envelope IS NOT OLD.envelope
BEGIN SELECT RAISE(ABORT, 'an envelope is never replaced'); END;

CREATE TRIGGER consent_continues_the_chain BEFORE INSERT ON consent
WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM consent)
  OR NEW.previous_digest IS NOT coalesce((SELECT token_digest FROM consent ORDER BY sequence DESC LIMIT 1), zeroblob(32))
  OR EXISTS (SELECT 1 FROM consent WHERE jti = NEW.jti)
BEGIN SELECT RAISE(ABORT, 'a consent continues the chain'); END;
)sql";

/// Version 2: due rows are found without reading the whole history, and a stored receipt is final.
inline constexpr std::string_view versionTwo = R"sql(
CREATE INDEX consent_open ON consent (state, next_try) WHERE state IN (0, 1);

CREATE TRIGGER receipt_is_final BEFORE UPDATE OF receipt ON consent
WHEN OLD.receipt IS NOT NULL AND NEW.receipt IS NOT OLD.receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is never replaced'); END;
)sql";

/// Version 3: a delivered token moves into the archive (H5). An empty token stands for "in the archive", because a
/// column that may be NULL would need the whole table written anew, years of tokens in one transaction.
inline constexpr std::string_view versionThree = R"sql(
ALTER TABLE consent ADD COLUMN segment TEXT;
ALTER TABLE consent ADD COLUMN segment_offset INTEGER;

CREATE INDEX consent_whole ON consent (sealed) WHERE state = 2 AND segment IS NULL;
CREATE INDEX consent_archived ON consent (segment, segment_offset) WHERE segment IS NOT NULL;

DROP TRIGGER consent_is_never_edited;
CREATE TRIGGER consent_is_never_edited
BEFORE UPDATE OF sequence, jti, token_digest, previous_digest, sealed, expires ON consent
BEGIN SELECT RAISE(ABORT, 'a consent is never edited'); END;

CREATE TRIGGER token_leaves_only_for_the_archive BEFORE UPDATE OF token, segment, segment_offset ON consent
-- IS NOT 1 and not NOT: a comparison with NULL is neither true nor false, and must refuse
WHEN (OLD.segment IS NULL AND length(OLD.token) > 0 AND OLD.state = 2 AND OLD.receipt IS NOT NULL
          AND OLD.envelope IS NULL
          AND length(NEW.token) = 0 AND length(NEW.segment) > 0 AND NEW.segment_offset > 0
          AND NEW.sequence IS OLD.sequence AND NEW.jti IS OLD.jti AND NEW.token_digest IS OLD.token_digest
          AND NEW.previous_digest IS OLD.previous_digest AND NEW.state IS OLD.state AND NEW.receipt IS OLD.receipt
          AND NEW.envelope IS NULL) IS NOT 1
BEGIN SELECT RAISE(ABORT, 'a token leaves only for the archive'); END;

CREATE TRIGGER archived_is_final BEFORE UPDATE OF state, envelope ON consent
WHEN OLD.segment IS NOT NULL AND (NEW.state IS NOT OLD.state OR NEW.envelope IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an archived consent stays as it is'); END;

CREATE TRIGGER consent_begins_whole BEFORE INSERT ON consent
WHEN length(NEW.token) = 0 OR NEW.segment IS NOT NULL OR NEW.segment_offset IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a consent begins whole'); END;
)sql";

/// Version 4: the records of one patient are delivered one after the other, and the next ones due are found in their
/// order without sorting all that wait. `patient` is the token's `sub`, here so that no token has to be read for it; it
/// goes with the receipt. NULL in what an older version stored: such a record waits for nobody.
/// And a file that was restored from a backup knows what it lacks.
inline constexpr std::string_view versionFour = R"sql(
ALTER TABLE consent ADD COLUMN patient TEXT;

DROP INDEX consent_open;
CREATE INDEX consent_open ON consent (sequence, state, next_try, patient, expires) WHERE state IN (0, 1);
CREATE INDEX consent_of_patient ON consent (patient, sequence, next_try) WHERE state = 0;

CREATE TRIGGER patient_only_goes BEFORE UPDATE OF patient ON consent
WHEN NEW.patient IS NOT NULL AND NEW.patient IS NOT OLD.patient
BEGIN SELECT RAISE(ABORT, 'a patient is never replaced'); END;

-- Where an older file was put back: the last record that was sent and is not in it. The chain goes on behind it.
CREATE TABLE gap (
    sequence     INTEGER PRIMARY KEY CHECK (sequence > 0),
    first        INTEGER NOT NULL CHECK (first BETWEEN 1 AND sequence),
    token_digest BLOB    NOT NULL CHECK (length(token_digest) = 32)
) STRICT;
CREATE TRIGGER gap_is_never_edited BEFORE UPDATE ON gap BEGIN SELECT RAISE(ABORT, 'a gap is never edited'); END;
CREATE TRIGGER gap_is_never_deleted BEFORE DELETE ON gap BEGIN SELECT RAISE(ABORT, 'a gap is never deleted'); END;
CREATE TRIGGER gap_is_behind_the_last BEFORE INSERT ON gap
WHEN NEW.first IS NOT (SELECT max(coalesce((SELECT max(sequence) FROM consent), 0),
                                  coalesce((SELECT max(sequence) FROM gap), 0)) + 1)
BEGIN SELECT RAISE(ABORT, 'a gap is behind the last record'); END;

DROP TRIGGER consent_continues_the_chain;
CREATE TRIGGER consent_continues_the_chain BEFORE INSERT ON consent
WHEN NEW.sequence IS NOT (SELECT max(coalesce((SELECT max(sequence) FROM consent), 0),
                                     coalesce((SELECT max(sequence) FROM gap), 0)) + 1)
  OR NEW.previous_digest IS NOT coalesce((SELECT token_digest FROM consent WHERE sequence = NEW.sequence - 1),
                                         (SELECT token_digest FROM gap WHERE sequence = NEW.sequence - 1), zeroblob(32))
  OR EXISTS (SELECT 1 FROM consent WHERE jti = NEW.jti)
BEGIN SELECT RAISE(ABORT, 'a consent continues the chain'); END;
)sql";

/// Version 5: what OQS refused for good is counted after every run, without reading the years before it.
inline constexpr std::string_view versionFive = R"sql(
CREATE INDEX consent_parked ON consent (sequence) WHERE state = 3;
)sql";

/// Version 6: a parked consent that staff have dealt with is closed, for good, and leaves the index of what is counted.
/// A column and no fifth state: another range of `state` would need the whole table written anew.
inline constexpr std::string_view versionSix = R"sql(
ALTER TABLE consent ADD COLUMN closed INTEGER CHECK (closed IS NULL OR state = 3); -- when

DROP INDEX consent_parked;
CREATE INDEX consent_parked ON consent (sequence) WHERE state = 3 AND closed IS NULL;

CREATE TRIGGER closed_is_final BEFORE UPDATE ON consent WHEN OLD.closed IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a closed consent stays as it is'); END;
)sql";

inline constexpr std::array migrations{versionOne, versionTwo, versionThree, versionFour, versionFive, versionSix};

} // namespace uketsuke::storage::schema
