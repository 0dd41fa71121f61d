package org.chimerapool.deployment.fleet;

import java.util.ArrayList;
import java.util.List;
import org.chimerapool.deployment.fleet.ConsoleKeys.ConsoleKey;

/// The text that a machine may act on, signed for it and for one request.
final class ConsoleAnswer {

  private final List<String> head = new ArrayList<>();

  /// @param claim names the path of the request, so that an answer to one question is no answer to
  /// another
  ConsoleAnswer(Claim claim, long target) {
    say("to", Long.toString(target));
    say("key", claim.fingerprint());
    say("about", claim.path());
    say("re", Long.toString(claim.stamp()));
  }

  ConsoleAnswer say(String word, String value) {
    if (value.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("one line each");
    }
    head.add(word + " " + value);
    return this;
  }

  String signed(ConsoleKey key) {
    return signed(key, "");
  }

  String signed(ConsoleKey key, String content) {
    String text = String.join("\n", head) + "\n\n" + content;
    return "sig " + key.sign(text) + "\n" + text;
  }
}
