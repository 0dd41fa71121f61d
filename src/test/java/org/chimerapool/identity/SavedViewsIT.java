package org.chimerapool.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chimerapool.database.DatabaseTest;
import org.chimerapool.database.TestDatabase;
import org.chimerapool.kernel.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Views under a name, and who sees whose.
@DatabaseTest
class SavedViewsIT {

  private static final String OFFLINE = "console/miners?state=offline";

  @Test
  void keepsAViewForItsAccountOnly(TestDatabase database) {
    House house = new House(database);
    SavedViews views = new SavedViews(database.sql(), new TestClock());
    Visitor anna = house.claimed();
    Visitor vera = house.person(anna, "vera", Role.VIEWER);

    views.keep(anna, "Quiet ones", OFFLINE);

    assertThat(views.of(anna))
        .singleElement()
        .satisfies(
            view -> {
              assertThat(view.address()).isEqualTo(OFFLINE);
              assertThat(view.path()).isEqualTo("console/miners");
              assertThat(view.own()).isTrue();
            });
    assertThat(views.of(vera)).isEmpty();
  }

  @Test
  void replacesAViewOfTheSameName(TestDatabase database) {
    House house = new House(database);
    SavedViews views = new SavedViews(database.sql(), new TestClock());
    Visitor anna = house.claimed();

    views.keep(anna, "Quiet ones", OFFLINE);
    views.keep(anna, "Quiet ones", "console/miners?find=rack");

    assertThat(views.of(anna))
        .extracting(SavedView::address)
        .containsExactly("console/miners?find=rack");
  }

  @Test
  void sharesWhatAnOperatorSharesAndTakesItBack(TestDatabase database) {
    House house = new House(database);
    SavedViews views = new SavedViews(database.sql(), new TestClock());
    Visitor anna = house.claimed();
    Visitor vera = house.person(anna, "vera", Role.VIEWER);
    views.keep(anna, "Quiet ones", OFFLINE);
    long id = views.of(anna).getFirst().id();

    views.share(anna, id, true);
    views.makeUsual(vera, id, true);

    assertThat(views.of(vera))
        .singleElement()
        .satisfies(
            view -> {
              assertThat(view.owner()).isEqualTo("anna");
              assertThat(view.own()).isFalse();
              assertThat(view.usual()).isTrue();
            });
    assertThat(views.of(anna)).noneMatch(SavedView::usual);

    views.share(anna, id, false);
    assertThat(views.of(vera)).isEmpty();
    views.share(anna, id, true);
    assertThat(views.of(vera)).noneMatch(SavedView::usual);
  }

  @Test
  void letsNobodyTouchTheViewOfAnother(TestDatabase database) {
    House house = new House(database);
    SavedViews views = new SavedViews(database.sql(), new TestClock());
    Visitor anna = house.claimed();
    Visitor olga = house.person(anna, "olga", Role.OPERATOR);
    Visitor vera = house.person(anna, "vera", Role.VIEWER);
    views.keep(anna, "Quiet ones", OFFLINE);
    views.keep(vera, "Mine", OFFLINE);
    long id = views.of(anna).getFirst().id();
    long own = views.of(vera).getFirst().id();

    assertThat(List.of(views.rename(olga, id, "Loud ones"), views.remove(olga, id)))
        .containsOnly(false);
    assertThat(List.of(views.share(olga, id, true), views.makeUsual(olga, id, true)))
        .containsOnly(false);
    assertThatThrownBy(() -> views.share(vera, own, true))
        .isInstanceOf(NotPermittedException.class);
    assertThat(views.of(anna)).extracting(SavedView::name).containsExactly("Quiet ones");
  }

  @Test
  void leavesOneUsualViewForEachScreen(TestDatabase database) {
    House house = new House(database);
    SavedViews views = new SavedViews(database.sql(), new TestClock());
    Visitor anna = house.claimed();
    views.keep(anna, "a", OFFLINE);
    views.keep(anna, "b", "console/miners?find=rack");
    views.keep(anna, "c", "console/sessions?line=tls");

    views.of(anna).forEach(view -> views.makeUsual(anna, view.id(), true));

    assertThat(views.of(anna).stream().filter(SavedView::usual))
        .extracting(SavedView::name)
        .containsExactly("b", "c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/console",
        "//evil.example",
        "javascript:alert(1)",
        "console/../login",
        "console/miners#x",
        "login",
        ""
      })
  void keepsNoAddressThatLeadsElsewhere(String address, TestDatabase database) {
    House house = new House(database);
    SavedViews views = new SavedViews(database.sql(), new TestClock());
    Visitor anna = house.claimed();

    assertThatThrownBy(() -> views.keep(anna, "Trap", address))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsFiftyAndNotOneMore(TestDatabase database) {
    House house = new House(database);
    SavedViews views = new SavedViews(database.sql(), new TestClock());
    Visitor anna = house.claimed();
    for (int number = 0; number < SavedViews.MOST; number++) {
      views.keep(anna, "view " + number, OFFLINE);
    }

    assertThatThrownBy(() -> views.keep(anna, "one more", OFFLINE))
        .hasMessageContaining("at most 50");
    assertThat(views.of(anna)).hasSize(SavedViews.MOST);
  }
}
