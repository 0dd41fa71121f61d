package org.chimerapool.chain.book;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.CoinProfiles;
import org.chimerapool.chain.InvalidNodeException;
import org.chimerapool.chain.NodeFamily;
import org.chimerapool.chain.NodePlan;
import org.chimerapool.kernel.CoinId;

/// What a node plan has to be like. Looks at every field, so that one fault does not hide another.
record NodeRules(CoinProfiles coins, NodeFamilies families) {

  private static final int MAX_TEXT = 256;
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,64}");
  private static final Pattern ZMQ = Pattern.compile("|tcp://[^\\s/:@]+:[0-9]{1,5}");
  private static final String COOKIE = ".cookie";

  /// A coin that nodes can be used for.
  record Served(CoinProfile coin, NodeFamily family) {}

  /// @param keepsPassword whether a password is kept that stands in for an empty one
  /// @throws InvalidNodeException when a field will not do
  Served check(NodePlan plan, boolean keepsPassword) {
    Map<String, String> faults = new TreeMap<>();
    Optional<Served> served = served(plan.coin());
    if (served.isEmpty()) {
      faults.put("coin", "No nodes can be used for %s.".formatted(plan.coin()));
    }
    if (plan.name().isBlank() || !NAME.matcher(plan.name()).matches()) {
      faults.put("name", "A name has 1 to 64 characters.");
    }
    rpcFault(plan.rpc()).ifPresent(fault -> faults.put("rpc", fault));
    loginFaults(plan, keepsPassword, faults);
    if (!ZMQ.matcher(plan.zmqHashBlock()).matches()) {
      faults.put("zmqHashBlock", "Expected something like tcp://127.0.0.1:28332, or nothing.");
    }
    if (!faults.isEmpty()) {
      throw new InvalidNodeException(faults);
    }
    return served.orElseThrow();
  }

  Optional<Served> served(CoinId coin) {
    return coins
        .find(coin)
        .flatMap(profile -> families.of(profile).map(family -> new Served(profile, family)));
  }

  private static Optional<String> rpcFault(URI rpc) {
    boolean http =
        "http".equalsIgnoreCase(rpc.getScheme()) || "https".equalsIgnoreCase(rpc.getScheme());
    if (!http || rpc.getHost() == null) {
      return Optional.of("Expected something like http://127.0.0.1:8332.");
    }
    if (rpc.getUserInfo() != null) {
      return Optional.of("User and password have fields of their own.");
    }
    if (rpc.getQuery() != null || rpc.getFragment() != null || rpc.toString().length() > MAX_TEXT) {
      return Optional.of("Expected host, port and path alone, 256 characters at most.");
    }
    return Optional.empty();
  }

  /// A cookie file must be named as nodes name it: any other file's first line would be sent to
  /// whatever host the plan names.
  private static void loginFaults(
      NodePlan plan, boolean keepsPassword, Map<String, String> faults) {
    if (plan.cookieFile().isEmpty()) {
      if (plan.user().isEmpty() || plan.user().length() > MAX_TEXT || plan.user().contains(":")) {
        faults.put("user", "Expected a user without colon, or a cookie file.");
      }
      if (plan.password().isEmpty() && !keepsPassword) {
        faults.put(
            "password",
            "Expected a password or a cookie file; a kept password stays only with the same address"
                + " and user.");
      }
      if (plan.password().length() > MAX_TEXT) {
        faults.put("password", "A password has 256 characters at most.");
      }
      return;
    }
    if (!plan.user().isEmpty() || !plan.password().isEmpty()) {
      faults.put("cookieFile", "Expected either a cookie file or user and password.");
    } else if (!isCookie(plan.cookieFile())) {
      faults.put("cookieFile", "Expected the full path of a file called .cookie.");
    }
  }

  private static boolean isCookie(String file) {
    try {
      Path path = Path.of(file);
      return path.isAbsolute()
          && path.equals(path.normalize())
          && path.endsWith(COOKIE)
          && file.length() <= 4096;
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
