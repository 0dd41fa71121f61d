package org.chimerapool.security;

import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.executeAsyncJavaScript;
import static com.codeborne.selenide.Selenide.executeJavaScript;
import static com.codeborne.selenide.Selenide.open;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.chimerapool.LivePool;
import org.chimerapool.identity.AddressClaim;
import org.chimerapool.identity.FollowOutcome;
import org.chimerapool.identity.Keys;
import org.chimerapool.identity.MinerAddresses;
import org.chimerapool.identity.Role;
import org.chimerapool.identity.Visitor;
import org.chimerapool.kernel.CoinId;
import org.chimerapool.ui.Visit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What miners say about themselves, on the pages and in the files of those who read it. Numbers
/// as in [SecurityIT].
@Timeout(300)
class HostileNamesIT {

  private static final CoinId COIN = CoinId.of("SIM");
  private static final String ADDRESS = "simhostile1";
  private static final String RIG = "<img/src=x/onerror=window.hit=1>";
  private static final String AGENT = "rig<script>window.hit=1</script><img src=x onerror=hit=1>";
  private static final String FORMULA_RIG = "=cmd|'/c'!A0;=2+2";
  private static final String FORMULA_AGENT = "@SUM(1)";

  @TempDir private static @Nullable Path home;
  private static @Nullable LivePool pool;
  private static @Nullable Visit visit;
  private static @Nullable Visitor viewer;

  @BeforeAll
  static void start() throws Exception {
    LivePool started =
        LivePool.start(Objects.requireNonNull(home), "--chimera.simulation.enabled=false");
    pool = started;
    Keys keys = new Keys(started.program());
    viewer = keys.person(keys.owner(), "vera", Role.VIEWER);
    visit = new Visit(started.url());
    visit.signIn("anna", Keys.PASSWORD);
  }

  @AfterAll
  static void stop() {
    if (visit != null) {
      visit.close();
    }
    if (pool != null) {
      pool.close();
    }
  }

  @Test
  @DisplayName("ASVS 5.3.3 5.3.10: what a miner calls itself is shown, never run or calculated")
  void showsHostileNamesAsText() throws Exception {
    int port = pool().stratumPort();
    try (var script = new HostileMiner(port, AGENT, ADDRESS, RIG);
        var formula = new HostileMiner(port, FORMULA_AGENT, ADDRESS, FORMULA_RIG)) {
      assertThat(List.of(script, formula)).isNotEmpty();
      for (String page :
          List.of(
              "/miner/" + ADDRESS, "/console/sessions", "/console/refusals", "/console/miners")) {
        open(page);
        $("body").shouldHave(text(RIG));
        Boolean ran =
            executeJavaScript(
                "return 'hit' in window || document.querySelector('img[src=x]') !== null");
        assertThat(ran).as(page).isFalse();
      }
      String file = file();
      assertThat(file).contains(",'=cmd|'/c'!A0;'=2+2,", ",'@SUM(1),", "," + RIG + ",");
      assertThat(file.lines()).noneMatch(line -> line.matches("(^|.*[,;\"\t])[=@+].*"));
    }
  }

  @Test
  @DisplayName("ASVS 4.2.1: an account sees and changes nothing of the addresses of another")
  void keepsAccountsApart() {
    MinerAddresses addresses = pool().program().getBean(MinerAddresses.class);
    Visitor vera = Objects.requireNonNull(viewer);
    Visitor anna = new Keys(pool().program()).signIn("anna");
    String hers = "simofanna1";
    assertThat(addresses.follow(anna.accountId(), COIN, hers)).isEqualTo(FollowOutcome.DONE);
    AddressClaim claim = addresses.claim(anna.accountId(), COIN, hers).orElseThrow();

    assertThat(addresses.of(vera.accountId())).isEmpty();
    assertThat(addresses.unfollow(vera.accountId(), COIN, hers)).isFalse();
    assertThat(addresses.claim(vera.accountId(), COIN, hers)).isEmpty();
    assertThat(
            addresses.prove(
                new AddressClaim(vera.accountId(), COIN, hers, claim.code(), claim.since())))
        .isFalse();
    assertThat(addresses.of(anna.accountId()))
        .singleElement()
        .satisfies(mine -> assertThat(mine.claim()).contains(claim));
    assertThat(addresses.owner(COIN, hers)).isEmpty();
  }

  /// The file that the miners' screen offers, as its own browser gets it.
  private static String file() {
    $("a[download]").shouldBe(visible);
    String text =
        executeAsyncJavaScript(
            """
            const done = arguments[arguments.length - 1];
            fetch(document.querySelector("a[download]").href)
              .then((answer) => answer.text()).then(done, (failure) => done(String(failure)));
            """);
    return Objects.requireNonNull(text);
  }

  private static LivePool pool() {
    return Objects.requireNonNull(pool, "the program was not started");
  }
}
