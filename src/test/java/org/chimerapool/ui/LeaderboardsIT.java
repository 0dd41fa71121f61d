package org.chimerapool.ui;

import static com.codeborne.selenide.CollectionCondition.sizeGreaterThan;
import static com.codeborne.selenide.Condition.attribute;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.open;
import static com.codeborne.selenide.Selenide.webdriver;
import static com.codeborne.selenide.WebDriverConditions.urlContaining;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/// Leaderboards, badges and milestones in a real browser.
class LeaderboardsIT {

  @RegisterExtension static final RunningConsole CONSOLE = RunningConsole.withOwner();

  private static final String BITAXE = "bc1qm2r0kf8h5c77ua";

  @BeforeEach
  void desk() {
    Browser.desk();
    Browser.scheme("dark");
  }

  @Test
  void ranksMinersAndKeepsTheChoiceInTheAddress() {
    open("/leaderboards");
    $$("tbody tr").shouldHave(sizeGreaterThan(10));
    Browser.assertAccessible("the leaderboards");
    Browser.screenshot("leaderboards-dark");
    $$(".seg a").findBy(text("Luck")).click();
    webdriver().shouldHave(urlContaining("by=luck"));
    $(".hero .lead").shouldHave(text("100 % is average"));
    Browser.screenshot("leaderboards-luck");
    Browser.phone(390);
    Browser.assertNoSidewaysScroll("the leaderboards");
    Browser.screenshot("leaderboards-phone");
  }

  @Test
  void findsAnAddressAndPinsItsPlace() {
    open("/leaderboards?class=nano");
    $$("tbody tr").shouldHave(sizeGreaterThan(1));
    $(".lookup input").sendKeys(BITAXE, Keys.ENTER);
    webdriver().shouldHave(urlContaining("find=" + BITAXE));
    $(".panel").shouldHave(text("Your place"));
    Browser.scheme("light");
    open("/leaderboards?find=bc1qnobody");
    $(".board-choices").shouldBe(visible);
    $(".empty").shouldHave(text("not on this leaderboard"));
    Browser.assertAccessible("the leaderboards in light");
    Browser.screenshot("leaderboards-light");
  }

  @Test
  void showsEveryBadgeAndHowRareItIs() {
    open("/achievements");
    $$(".badge-card").shouldHave(sizeGreaterThan(40));
    $$(".badge-card").findBy(text("First share")).shouldHave(text("of the miners"));
    Browser.assertAccessible("the gallery of badges");
    Browser.screenshot("achievements-dark");
    Browser.scheme("light");
    open("/achievements?of=" + BITAXE);
    $(".lead").shouldHave(text("bc1qm2…5c77ua"));
    Browser.assertAccessible("one miner's badges in light");
    Browser.screenshot("achievements-light");
    Browser.phone(390);
    Browser.assertNoSidewaysScroll("the gallery of badges");
  }

  @Test
  void showsAMinersLevelStreakAndBadges() {
    open("/miner/" + BITAXE);
    $(".honour-facts").shouldHave(text("Level"));
    $$(".honours .badge-card").shouldHave(sizeGreaterThan(5));
    $(".honours").scrollTo();
    Browser.screenshot("miner-honours");
    $(".honours .btn").shouldHave(attribute("href"));
  }

  @Test
  void showsMilestonesToOperators() {
    open("/console");
    $(".milestones").shouldHave(text("First block"));
    $(".milestones").scrollTo();
    Browser.screenshot("overview-milestones");
    open("/leaderboards");
    $$("button").findBy(text("How I am shown")).click();
    $("vaadin-dialog input").shouldBe(visible);
    $$("vaadin-dialog button").findBy(text("Save")).click();
    $("vaadin-dialog .fault").shouldHave(text("prove that an address is yours"));
  }
}
