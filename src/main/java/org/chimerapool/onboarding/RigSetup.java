package org.chimerapool.onboarding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chimerapool.kernel.WorkerName;

/// A recipe with the values of one pool and one miner.
///
/// @param url with TLS where that was wanted
public record RigSetup(
    RigRecipe rig,
    String url,
    String password,
    List<RigRecipe.Line> lines,
    Optional<RigRecipe.Paste> paste) {

  private static final String ANY_PASSWORD = "x";
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

  /// @param tls whether the connection should be encrypted; has no effect where pool or rig cannot
  public static RigSetup of(
      RigRecipe rig, StratumAddress at, WorkerName worker, String algorithm, boolean tls) {
    String url = tls && rig.speaksTls() && at.tls() ? at.tlsUrl() : at.plainUrl();
    String password = rig.minimumDifficulty() > 0 ? "d=" + rig.minimumDifficulty() : ANY_PASSWORD;
    Map<String, String> values =
        Map.of(
            "url",
            url,
            "host",
            at.urlHost(),
            "port",
            Integer.toString(at.port()),
            "user",
            worker.toString(),
            "password",
            password,
            "algorithm",
            algorithm);
    return new RigSetup(
        rig,
        url,
        password,
        rig.lines().stream()
            .map(line -> new RigRecipe.Line(line.label(), filled(line.value(), values)))
            .toList(),
        rig.paste()
            .map(paste -> new RigRecipe.Paste(paste.fileName(), filled(paste.text(), values))));
  }

  /// Names are filled in one go, so that no value is looked at for names again.
  private static String filled(String template, Map<String, String> values) {
    return PLACE
        .matcher(template)
        .replaceAll(
            found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }
}
