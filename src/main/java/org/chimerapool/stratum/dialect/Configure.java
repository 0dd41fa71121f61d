package org.chimerapool.stratum.dialect;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.chimerapool.kernel.Difficulty;
import org.chimerapool.stratum.codec.Json;

/// `mining.configure` (BIP 310): says yes or no to each extension that the miner names.
final class Configure {

  private static final int MAX_EXTENSIONS = 16;

  private final Conversation talk;
  private final int serverMask;

  Configure(Conversation talk, int serverMask) {
    this.talk = talk;
    this.serverMask = serverMask;
  }

  void handle(List<Json> params, Answer answer) {
    if (params.isEmpty() || !(params.getFirst() instanceof Json.Array(List<Json> extensions))) {
      answer.error(ErrorCode.OTHER, "expected a list of extensions as first parameter");
      return;
    }
    if (extensions.size() > MAX_EXTENSIONS) {
      answer.error(ErrorCode.OTHER, "expected at most " + MAX_EXTENSIONS + " extensions");
      return;
    }
    Map<String, Json> options = BitcoinDialect.options(params, 1);
    StringJoiner result = new StringJoiner(",", "{", "}");
    try {
      for (Json extension : extensions) {
        if (extension instanceof Json.Text(String name)) {
          result.add(answerTo(name, options));
        }
      }
    } catch (IllegalArgumentException e) {
      answer.error(ErrorCode.OTHER, String.valueOf(e.getMessage()));
      return;
    }
    answer.result(result.toString());
    talk.refreshWork();
  }

  private String answerTo(String extension, Map<String, Json> options) {
    return switch (extension) {
      case "version-rolling" -> versionRolling(options);
      case "minimum-difficulty" -> minimumDifficulty(options);
      case "subscribe-extranonce" -> {
        talk.extranonceMayChange();
        yield "\"subscribe-extranonce\":true";
      }
      case "info" -> info(options);
      default -> JsonText.quote(extension) + ":false";
    };
  }

  private String versionRolling(Map<String, Json> options) {
    int mask = VersionRolling.agree(serverMask, options);
    talk.miner().allowVersionBits(mask);
    return mask == 0
        ? "\"version-rolling\":false"
        : "\"version-rolling\":true,\"version-rolling.mask\":\"%s\""
            .formatted(HexFormat.of().toHexDigits(mask));
  }

  private String minimumDifficulty(Map<String, Json> options) {
    Optional<Difficulty> floor =
        options.get("minimum-difficulty.value") instanceof Json.Num number
            ? Passwords.positive(number.toDouble())
            : Optional.empty();
    // Yes would be a promise: where the pool's own maximum lies below, it could not be kept.
    boolean kept =
        floor.map(wanted -> talk.miner().requireAtLeast(wanted, talk.now())).orElse(false);
    return "\"minimum-difficulty\":" + kept;
  }

  /// What the miner says about itself stands for a name until it gives one.
  private String info(Map<String, Json> options) {
    if (talk.miner().agent().isEmpty()
        && options.get("info.sw-version") instanceof Json.Text(String software)) {
      talk.miner().identify(software);
    }
    return "\"info\":true";
  }
}
