package org.chimerapool.ui.pools;

import java.util.stream.Collectors;
import org.chimerapool.pool.PoolFault;
import org.chimerapool.pool.PoolRuleException;
import org.chimerapool.pool.PoolState;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Icons;
import org.chimerapool.ui.kit.StateMark;
import org.chimerapool.ui.kit.Tone;

/// A pool's state in tones, drawings and words.
final class PoolWords {

  private PoolWords() {}

  static StateMark mark(PoolState state, Words words) {
    return switch (state) {
      case RUNNING -> new StateMark(Tone.GOOD, Icons.RUNS, words.say("pools.state.running"));
      case WAITING -> new StateMark(Tone.WARN, Icons.WAITS, words.say("pools.state.waiting"));
      case PAUSED -> new StateMark(Tone.OFF, Icons.PAUSED, words.say("pools.state.paused"));
      case DRAINING -> new StateMark(Tone.WARN, Icons.DRAINS, words.say("pools.state.draining"));
      case STOPPED -> new StateMark(Tone.OFF, Icons.STOPPED, words.say("pools.state.stopped"));
    };
  }

  /// A fault in the reader's language, with the pool's own words behind it.
  static String fault(PoolFault fault, Words words) {
    String kind =
        words.say(
            switch (fault.problem()) {
              case MISSING -> "field.missing";
              case OUT_OF_RANGE -> "pools.fault.range";
              case TAKEN -> "pools.fault.taken";
              case UNKNOWN -> "pools.fault.unknown";
              case MALFORMED -> "pools.fault.malformed";
              case NOT_NOW -> "pools.fault.now";
            });
    return fault.words().isEmpty() ? kind : kind + " (" + fault.words() + ")";
  }

  static String fault(RuntimeException failure, Words words) {
    return failure instanceof PoolRuleException refused
        ? refused.faults().stream()
            .map(fault -> fault(fault, words))
            .collect(Collectors.joining(" "))
        : words.say("action.failed");
  }
}
