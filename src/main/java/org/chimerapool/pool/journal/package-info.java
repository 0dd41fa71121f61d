/// The share journal: keeps accepted shares on the local disk until they are in the database.
///
/// A journal is a folder with a file `id` (a UUID in text, the journal's key in `pool.journal`)
/// and segment files `0000000000000001.shares`, numbered upwards, all numbers big-endian:
///
/// - segment header, 32 bytes: `CHSJ`, int format (1), the journal's id (16 bytes), long number
/// - then records: int length of the payload, int CRC-32C over length and payload, payload
/// - after the last record: zeros, which were written when the file was made
///
/// A payload is: byte kind (1), int pool, long height, double credited, double achieved, 32 bytes
/// of hash, long seconds and int nanoseconds of the time, byte simulated, then address and rig
/// (byte length, ASCII) and agent (byte length, UTF-8, cut to 255 bytes).
///
/// A segment is mapped into memory: a share is safe from the death of this process as soon as it
/// is copied there, and from the death of the host after the next group force. Only the last
/// record of a segment can be torn, because records are copied one at a time, and a torn one was
/// never acknowledged. A segment is never appended to by a later run.
@NullMarked
package org.chimerapool.pool.journal;

import org.jspecify.annotations.NullMarked;
