package org.chimerapool.stratum.dialect;

import org.chimerapool.pool.ShareVerdict;
import org.chimerapool.pool.ShareVerdict.Rejected;

/// Tells a miner what became of its share.
final class ShareAnswer {

  private ShareAnswer() {}

  static void give(ShareVerdict verdict, Answer answer) {
    switch (verdict) {
      case ShareVerdict.Accepted _, ShareVerdict.BlockFound _ -> answer.result("true");
      case Rejected rejected -> answer.error(code(rejected.reason()), text(rejected));
    }
  }

  private static ErrorCode code(ShareVerdict.Reason reason) {
    return switch (reason) {
      case UNKNOWN_JOB, STALE_JOB -> ErrorCode.JOB_NOT_FOUND;
      case DUPLICATE -> ErrorCode.DUPLICATE_SHARE;
      case ABOVE_TARGET -> ErrorCode.LOW_DIFFICULTY_SHARE;
      case UNAUTHORIZED -> ErrorCode.UNAUTHORIZED_WORKER;
      case TIME_TOO_OLD, TIME_TOO_NEW, BAD_EXTRANONCE, BAD_VERSION_BITS, NOT_TAKEN ->
          ErrorCode.OTHER;
    };
  }

  private static String text(Rejected rejected) {
    return switch (rejected.reason()) {
      case UNKNOWN_JOB -> "job not found";
      case STALE_JOB -> "stale job: " + rejected.detail();
      case DUPLICATE -> "duplicate share";
      case ABOVE_TARGET -> "low difficulty share: " + rejected.detail();
      case UNAUTHORIZED -> "unauthorized worker";
      case TIME_TOO_OLD -> "time too old: " + rejected.detail();
      case TIME_TOO_NEW -> "time too new: " + rejected.detail();
      case BAD_EXTRANONCE -> "bad extranonce2: " + rejected.detail();
      case BAD_VERSION_BITS -> "bad version bits: " + rejected.detail();
      case NOT_TAKEN -> "share not taken: " + rejected.detail();
    };
  }
}
