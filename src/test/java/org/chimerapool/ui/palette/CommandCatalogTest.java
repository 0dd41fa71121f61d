package org.chimerapool.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chimerapool.identity.Actor;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Role;
import org.chimerapool.identity.Visitor;
import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.i18n.Translations;
import org.chimerapool.ui.kit.ScreenUrl;
import org.junit.jupiter.api.Test;

class CommandCatalogTest {

  private static final Visitor VERA = new Visitor(7, "vera", Role.VIEWER, "127.0.0.1", 1);
  private static final Command PAGE =
      Command.page("nav.pools", new ScreenUrl("console/pools", Map.of()));
  private static final Command PAUSE =
      Command.action(
          "pause", Phrase.of("palette.pool.pause", "Alpine"), Permission.RUN_POOLS, () -> {});
  private static final Command MINER =
      Command.thing(
          Command.Group.MINERS, "bc1<b>", new ScreenUrl("miner/bc1", Map.of("pool", "1")));

  @Test
  void putsTheGroupsInTheirOrderWhoeverGaveThem() {
    CommandCatalog catalog = new CommandCatalog(List.of(visitor -> List.of(MINER, PAUSE, PAGE)));

    assertThat(catalog.all(VERA)).containsExactly(PAGE, PAUSE, MINER);
  }

  @Test
  void leavesOutAScreenThatCannotSayWhatItHas() {
    CommandCatalog catalog =
        new CommandCatalog(
            List.of(
                visitor -> {
                  throw new IllegalStateException("the database is away");
                },
                visitor -> List.of(PAGE)));

    assertThat(catalog.all(VERA)).containsExactly(PAGE);
  }

  @Test
  void asksWithSmallLettersAndOnlyForWhatIsWorthIt() {
    Echo echo = new Echo();
    CommandCatalog catalog = new CommandCatalog(List.of(echo));

    assertThat(catalog.search(VERA, "  BC1Q "))
        .extracting(command -> command.title().arguments().getFirst())
        .containsExactly("bc1q");
    assertThat(catalog.search(VERA, "b")).isEmpty();
    assertThat(catalog.search(VERA, "x".repeat(5_000))).isEmpty();
  }

  @Test
  void tellsWhatAVisitorMayNotAndWhy() {
    Offer denied = offer(PAUSE, Role.VIEWER);
    Offer allowed = offer(PAUSE, Role.OPERATOR);

    assertThat(denied.title()).isEqualTo("Pause pool Alpine");
    assertThat(denied.denied()).contains("Operator");
    assertThat(denied.href()).isNull();
    assertThat(allowed.denied()).isEmpty();
    assertThat(PAUSE.allowed(actor(Role.VIEWER))).isFalse();
    assertThat(PAUSE.allowed(actor(Role.OPERATOR))).isTrue();
  }

  @Test
  void namesWhereAThingIs() {
    assertThat(offer(MINER, Role.VIEWER))
        .isEqualTo(new Offer("miners:bc1<b>", "Miners", "bc1<b>", "", "miner/bc1?pool=1", ""));
  }

  private static Offer offer(Command command, Role role) {
    return CommandCatalog.offer(command, actor(role), Translations.words(Locale.UK));
  }

  private static Actor actor(Role role) {
    return Actor.of(new Visitor(7, "vera", role, "127.0.0.1", 1));
  }

  /// Finds whatever it is asked for.
  private static final class Echo implements CommandSource {

    @Override
    public List<Command> commands(Visitor visitor) {
      return List.of();
    }

    @Override
    public List<Command> search(Visitor visitor, String text, int limit) {
      return List.of(Command.thing(Command.Group.MINERS, text, new ScreenUrl("miner/x", Map.of())));
    }
  }
}
