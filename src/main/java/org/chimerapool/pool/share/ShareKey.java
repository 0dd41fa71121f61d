package org.chimerapool.pool.share;

import org.chimerapool.pool.ShareSubmission;

/// What makes a share the same share within one job and connection. Version bits count: a rolled
/// version is other work. An extranonce2 has at most 8 bytes, see
/// [org.chimerapool.pool.job.JobSource#extranonce2Size()].
record ShareKey(long extranonce2, int time, int nonce, int versionBits) {

  static ShareKey of(ShareSubmission submission) {
    return new ShareKey(
        pack(submission.extranonce2()),
        submission.time(),
        submission.nonce(),
        submission.versionBits());
  }

  private static long pack(byte[] extranonce2) {
    long value = 0;
    for (byte b : extranonce2) {
      value = value << 8 | (b & 0xff);
    }
    return value;
  }
}
