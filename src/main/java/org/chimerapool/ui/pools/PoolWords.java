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

  /// A fault in the reader's language: what the field should hold. The pool's own words stand
  /// behind it where they tell more than that.
  static String fault(PoolFault fault, Words words) {
    return switch (fault.problem()) {
      case MISSING -> words.say("field.missing");
      case OUT_OF_RANGE ->
          switch (fault.field()) {
            case NAME -> words.say("pools.fault.name");
            case TAG -> words.say("pools.fault.tag");
            case PORT -> words.say("pools.fault.port");
            case VARDIFF -> words.say("pools.fault.vardiff");
            case COIN, PAYOUT_ADDRESS, STATE -> detailed("pools.fault.range", fault, words);
          };
      case TAKEN ->
          switch (fault.field()) {
            case NAME -> words.say("pools.fault.name.taken");
            case PORT -> words.say("pools.fault.port.taken");
            case COIN, PAYOUT_ADDRESS, TAG, VARDIFF, STATE ->
                detailed("pools.fault.taken", fault, words);
          };
      case UNKNOWN -> detailed("pools.fault.unknown", fault, words);
      case MALFORMED -> detailed("pools.fault.malformed", fault, words);
      case NOT_NOW ->
          fault.field() == PoolFault.Field.COIN
              ? words.say("pools.fault.coin.kept")
              : detailed("pools.fault.now", fault, words);
    };
  }

  private static String detailed(String key, PoolFault fault, Words words) {
    String kind = words.say(key);
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
