package org.chimerapool.onboarding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chimerapool.kernel.Hashrate;
import org.chimerapool.onboarding.RigRecipe.Line;
import org.chimerapool.onboarding.RigRecipe.Paste;
import org.springframework.stereotype.Component;

/// The rigs that most people have.
@Component
public class RigRecipes {

  private static final Set<String> SHA256D = Set.of("sha256d");
  private static final Set<String> BOTH = Set.of("sha256d", "scrypt");

  private static final String AXE =
      """
      curl -X PATCH http://BITAXE-IP/api/system -H 'Content-Type: application/json' -d \
      '{"stratumURL":"{host}","stratumPort":{port},"stratumUser":"{user}","stratumPassword":"{password}"}'
      """;

  private static final String NERD =
      """
      {
        "SSID": "YOUR-WIFI",
        "WifiPW": "YOUR-WIFI-PASSWORD",
        "PoolUrl": "{host}",
        "PoolPort": {port},
        "PoolPassword": "{password}",
        "BtcWallet": "{user}",
        "Timezone": 0,
        "SaveStats": false
      }
      """;

  private static final String BRAIINS =
      """
      [[group]]
      name = 'Default'

      [[group.pool]]
      enabled = true
      url = '{url}'
      user = '{user}'
      password = '{password}'
      """;

  private static final String FARM_PROXY =
      """
      [[server]]
      name = "S1"
      port = 3333

      [[target]]
      name = "Chimera"
      url = "{url}"
      user_identity = "{user}"

      [[routing]]
      name = "all"
      from = ["S1"]

      [[routing.goal]]
      name = "Chimera"

      [[routing.goal.level]]
      targets = ["Chimera"]
      """;

  private static final String CGMINER =
      """
      {
        "pools": [
          { "url": "{url}", "user": "{user}", "pass": "{password}" }
        ]
      }
      """;

  private static final String CPUMINER = "minerd -a {algorithm} -o {url} -u {user} -p {password}\n";

  private static final List<RigRecipe> ALL =
      List.of(
          new RigRecipe(
              "bitaxe",
              "Bitaxe, NerdQAxe",
              SHA256D,
              new Hashrate(1.1e12),
              0,
              true,
              List.of(
                  new Line("Stratum Host", "{host}"),
                  new Line("Stratum Port", "{port}"),
                  new Line("Stratum User", "{user}"),
                  new Line("Stratum Password", "{password}")),
              Optional.of(new Paste("", AXE))),
          new RigRecipe(
              "nerdminer",
              "NerdMiner",
              SHA256D,
              new Hashrate(7e4),
              0,
              false,
              List.of(
                  new Line("Pool url", "{host}"),
                  new Line("Pool port", "{port}"),
                  new Line("Your BTC address", "{user}"),
                  new Line("Pool password", "{password}")),
              Optional.of(new Paste("config.json", NERD))),
          stock("antminer", "Antminer", BOTH, 2e14, List.of("URL", "Worker", "Password")),
          new RigRecipe(
              "braiins",
              "Braiins OS",
              SHA256D,
              new Hashrate(1e14),
              0,
              true,
              List.of(
                  new Line("URL", "{url}"),
                  new Line("Username", "{user}"),
                  new Line("Password", "{password}")),
              Optional.of(new Paste("bosminer.toml", BRAIINS))),
          stock(
              "whatsminer",
              "Whatsminer",
              SHA256D,
              1.5e14,
              List.of("Pool1", "Worker1", "Password1")),
          stock("avalon", "Avalon", SHA256D, 9e13, List.of("Pool 1", "Worker 1", "Password 1")),
          stock(
              "goldshell",
              "Goldshell, ElphaPex",
              Set.of("scrypt"),
              5e9,
              List.of("URL", "Worker", "Password")),
          new RigRecipe(
              "cgminer",
              "cgminer, bfgminer",
              BOTH,
              new Hashrate(1e9),
              0,
              false,
              List.of(),
              Optional.of(new Paste("cgminer.conf", CGMINER))),
          new RigRecipe(
              "cpuminer",
              "cpuminer",
              BOTH,
              new Hashrate(1e6),
              0,
              false,
              List.of(),
              Optional.of(new Paste("", CPUMINER))),
          new RigRecipe(
              "farmproxy",
              "Braiins Farm Proxy",
              SHA256D,
              new Hashrate(1e16),
              0,
              false,
              List.of(),
              Optional.of(new Paste("chimera.toml", FARM_PROXY))),
          new RigRecipe(
              "rented",
              "NiceHash, MiningRigRentals",
              BOTH,
              new Hashrate(1e15),
              500_000,
              false,
              List.of(
                  new Line("Stratum host", "{host}"),
                  new Line("Port", "{port}"),
                  new Line("Username", "{user}"),
                  new Line("Password", "{password}")),
              Optional.empty()),
          new RigRecipe(
              "other",
              "",
              Set.of(),
              new Hashrate(1e12),
              0,
              true,
              List.of(
                  new Line("URL", "{url}"),
                  new Line("Username", "{user}"),
                  new Line("Password", "{password}")),
              Optional.empty()));

  /// Those that can hash it; the last one stands for every other rig.
  public List<RigRecipe> of(String algorithm) {
    return ALL.stream()
        .filter(rig -> rig.algorithms().isEmpty() || rig.algorithms().contains(algorithm))
        .toList();
  }

  public Optional<RigRecipe> find(String id, String algorithm) {
    return of(algorithm).stream().filter(rig -> rig.id().equals(id)).findFirst();
  }

  private static RigRecipe stock(
      String id, String name, Set<String> algorithms, double usual, List<String> labels) {
    return new RigRecipe(
        id,
        name,
        algorithms,
        new Hashrate(usual),
        0,
        false,
        List.of(
            new Line(labels.get(0), "{url}"),
            new Line(labels.get(1), "{user}"),
            new Line(labels.get(2), "{password}")),
        Optional.empty());
  }
}
