package org.chimerapool.ui;

import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.open;
import static org.assertj.core.api.Assertions.assertThat;

import com.codeborne.selenide.CollectionCondition;
import com.codeborne.selenide.Selenide;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/// What every page owes to its reader, whichever it is: readable in both schemes and at any width,
/// steady while it appears, and usable without a mouse.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaceIT {

  @RegisterExtension private static final RunningConsole CONSOLE = RunningConsole.withOwner();

  /// The bound within which a page counts as steady.
  private static final double STEADY = 0.1;

  static Stream<String> pages() {
    return Stream.concat(
        Routes.all(CONSOLE.program()),
        Stream.of("/console/refusals/99", "/miner/bc1qnobody", "/nowhere"));
  }

  static Stream<String> console() {
    return Routes.ofTheConsole(CONSOLE.program());
  }

  @ParameterizedTest
  @Order(1)
  @MethodSource("pages")
  void isReadableInBothSchemesAndAtAnyWidth(String path) {
    String name = "page" + path.replaceAll("\\W+", "-");
    for (String scheme : new String[] {"light", "dark"}) {
      Browser.scheme(scheme);
      openPage(path);
      Browser.assertAccessible(path + " in " + scheme);
      Browser.screenshot(name + "-" + scheme);
    }
    for (int width : new int[] {390, 360}) {
      Browser.phone(width);
      Browser.assertNoSidewaysScroll(path + " at " + width);
      Browser.screenshot(name + "-" + width);
    }
    Browser.assertAccessible(path + " on a phone");
    Browser.phone(3840);
    Browser.assertNoSidewaysScroll(path + " at 4K");
    Browser.desk();
  }

  @ParameterizedTest
  @Order(2)
  @MethodSource("pages")
  void doesNotJumpWhileItAppears(String path) {
    openPage(path);
    Double shifted =
        Selenide.executeAsyncJavaScript(
            """
            const done = arguments[arguments.length - 1];
            let sum = 0.0001;
            new PerformanceObserver((list) => {
              for (const shift of list.getEntries()) {
                sum += shift.hadRecentInput ? 0 : shift.value;
              }
            }).observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(sum), 700);
            """);

    assertThat(shifted).as("how far %s jumped while it appeared", path).isLessThan(STEADY);
  }

  @ParameterizedTest
  @Order(3)
  @MethodSource("console")
  void isWalkedByKeyboardWithTheFocusInSight(String path) {
    openPage(path);
    int reached = 0;
    boolean inside = false;
    $("body").sendKeys(Keys.TAB);
    for (int step = 0; step < 45; step++) {
      Boolean shown =
          Selenide.executeJavaScript(
              """
              let at = document.activeElement;
              while (at?.shadowRoot?.activeElement) { at = at.shadowRoot.activeElement; }
              if (!at || at === document.body) { return null; }
              const box = at.getBoundingClientRect();
              return box.width > 0 && box.height > 0;
              """);
      if (shown != null) {
        assertThat(shown).as("%s: what step %s reaches is to be seen", path, step).isTrue();
        reached++;
      }
      inside |=
          Boolean.TRUE.equals(
              Selenide.executeJavaScript(
                  "return document.querySelector('main').contains(document.activeElement)"));
      Selenide.actions().sendKeys(Keys.TAB).perform();
    }

    assertThat(reached).as("stops on %s", path).isGreaterThan(10);
    assertThat(inside).as("%s: the keyboard comes to the page itself", path).isTrue();
  }

  @Test
  @Order(4)
  void leadsPastTheNavigation() {
    openPage("/console");
    $("body").sendKeys(Keys.TAB);
    Selenide.actions().sendKeys(Keys.ENTER).perform();

    String at = Selenide.executeJavaScript("return location.hash");
    assertThat(at).isEqualTo("#content");
  }

  @Test
  @Order(5)
  void fillsAWallScreenAndGoesRound() {
    for (int width : new int[] {1920, 3840}) {
      Browser.screen(width, width * 9 / 16);
      openPage("/console?kiosk=5&show=o1,b1,p&pool=1");
      $(".side").shouldNotBe(visible);
      Browser.assertNoSidewaysScroll("wall screen at " + width);
      Browser.screenshot("kiosk-" + width + "-overview");
      $("h1").shouldHave(text("Blocks"));
      Browser.screenshot("kiosk-" + width + "-blocks");
      $("h1").shouldHave(text("Pools"));
      $("h1").shouldHave(text("Overview"));
    }
    Browser.assertAccessible("wall screen");
    Browser.desk();
    openPage("/console");
    $(".side").shouldBe(visible);
  }

  @Test
  @Order(6)
  void saysSoOnAWallScreenWhenTheProgramIsAway() {
    openPage("/console?kiosk=60");
    Browser.offline(true);
    $("chimera-kiosk .lost").shouldBe(visible).shouldHave(text("No connection since"));
    Browser.screenshot("kiosk-lost");
    Browser.offline(false);
    $("chimera-kiosk .lost").shouldNotBe(visible);
  }

  private static void openPage(String path) {
    open(path);
    $$("h1").shouldHave(CollectionCondition.size(1));
    $("h1").shouldBe(visible);
    $("main .skeleton").shouldNotBe(visible);
  }
}
