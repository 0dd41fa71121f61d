package org.chimerapool.ui;

import static com.codeborne.selenide.CollectionCondition.sizeGreaterThan;
import static com.codeborne.selenide.Condition.attribute;
import static com.codeborne.selenide.Condition.focused;
import static com.codeborne.selenide.Condition.hidden;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.open;
import static org.assertj.core.api.Assertions.assertThat;

import com.codeborne.selenide.Selenide;
import com.codeborne.selenide.SelenideElement;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/// The board of deployments, a run with its log, the history and the analytics, in a real browser.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeploymentsIT {

  @RegisterExtension private static final RunningConsole CONSOLE = RunningConsole.withOwner();

  @Test
  @Order(1)
  void showsTroublesFirstAndWhatRuns() {
    open("/console/deployments");
    $$(".problem").findBy(text("arcade-6")).shouldHave(text("could not be looked up"));
    $$(".problem").findBy(text("node-7")).shouldHave(text("Nothing was heard"));
    SelenideElement going = $$(".live-runs tr").findBy(text("node-31"));
    going.shouldHave(text("running")).shouldHave(text("Install · Fetch")).shouldHave(text("about"));
    Browser.screenshot("deployments");
    Browser.assertAccessible("deployments");
    Browser.phone(390);
    Browser.screenshot("deployments-phone");
    Browser.assertNoSidewaysScroll("deployments");
    Browser.desk();
  }

  @Test
  @Order(2)
  void saysWhatFailedAndWhatToDo() {
    openRun("arcade-6");
    $(".failure h2").shouldHave(text("A name could not be looked up"));
    $(".failure .told")
        .shouldHave(text("“Fetch” in Install ended with exit code 6: curl: (6) Could not resolve"));
    $(".failure .around .it").shouldHave(text("Could not resolve host"));
    $(".failure").shouldHave(text("resolv.conf"));
    Browser.screenshot("deployment-failed");
    Browser.assertAccessible("deployment-failed");

    $$(".failure button").findBy(text("Say what it is")).click();
    $("#explain-cause textarea").setValue("The site's router was off").sendKeys(Keys.TAB);
    $$("vaadin-dialog button, vaadin-dialog-overlay button").findBy(text("Keep")).click();
    $(".failure h2").shouldHave(text("The site's router was off"));
  }

  @Test
  @Order(3)
  void opensALongLogAtItsEndAndAnywhere() {
    openRun("long-log");
    line("Everything is in place").shouldBe(visible);
    assertThat($$("chimera-log li").size()).isLessThan(120);
    assertThat(Selenide.<String>executeJavaScript("return document.title"))
        .doesNotContain("bitten");
    line("onerror").shouldHave(text("<script>document.title='bitten'</script>"));
    assertThat($$("chimera-log img, chimera-log script")).isEmpty();
    line("bold red").find(".c-red.bold").shouldHave(text("bold red"));
    line("bold red").shouldHave(text("plain"));
    Browser.screenshot("deployment-log");
    Browser.assertAccessible("deployment-log");

    $("chimera-log .log-view").sendKeys(Keys.HOME);
    line("line 1 of the log").shouldBe(visible);
    $("chimera-log .to-end").shouldBe(visible);
    Selenide.executeJavaScript(
        "const v = document.querySelector('chimera-log .log-view'); v.scrollTop = v.scrollHeight / 2");
    $$("chimera-log li span").findBy(text("line 500")).should(visible);
    $("chimera-log .to-end").click();
    line("Everything is in place").shouldBe(visible);
    $("chimera-log .to-end").shouldBe(hidden);
  }

  @Test
  @Order(4)
  void findsInTheWholeLogAndStepsThroughIt() {
    openRun("long-log");
    line("Everything is in place").shouldBe(visible);
    $("body").sendKeys(Keys.chord(Keys.CONTROL, "f"));
    $("chimera-log .find-field").shouldBe(focused).setValue("LINE 7777");
    $("chimera-log .count").shouldHave(text("/ 11"));
    $$("chimera-log .hit.now span").first().shouldHave(text("line 7777"));
    $("chimera-log mark").shouldHave(text("line 7777"));
    $("chimera-log .find-field").sendKeys(Keys.ENTER);
    $("chimera-log .hit.now span").shouldHave(text("line 7777"));
    $$("chimera-log .tool").findBy(text("Hits only")).click();
    $$("chimera-log li").shouldHave(com.codeborne.selenide.CollectionCondition.size(11));
    Browser.screenshot("deployment-log-found");
    assertThat(Selenide.<String>executeJavaScript("return location.search")).contains("find=LINE");
    $("chimera-log .find-field").sendKeys(Keys.ESCAPE);
    $$("chimera-log li").shouldHave(sizeGreaterThan(20));
  }

  @Test
  @Order(5)
  void jumpsToErrorsStepsTimesAndSharedLines() {
    openRun("long-log");
    line("Everything is in place").shouldBe(visible);
    $("chimera-log .log-view").sendKeys(Keys.HOME);
    line("line 1 of the log").shouldBe(visible);
    $$("chimera-log .tool").findBy(text("Next error")).click();
    line("this one went wrong").shouldHave(attribute("class", "error marked"));
    $("chimera-log select[aria-label^='To step']").selectOptionContainingText("Fetch");
    $("chimera-log li[data-seq='2000']").shouldHave(attribute("class", "info marked"));
    String id = Selenide.executeJavaScript("return location.pathname.split('/').pop()");
    open("/console/deployments/" + id + "?line=54321");
    $("chimera-log li[data-seq='54321']")
        .shouldBe(visible)
        .shouldHave(text("line 54321 of the log"))
        .shouldHave(attribute("class", "out marked"));
    $("chimera-log select[aria-label='Least level']").selectOptionContainingText("Warnings");
    $$("chimera-log li").shouldHave(com.codeborne.selenide.CollectionCondition.size(2));
    Browser.phone(390);
    Browser.screenshot("deployment-log-phone");
    Browser.assertNoSidewaysScroll("deployment log");
    Browser.desk();
  }

  @Test
  @Order(6)
  void listsTheHistoryByFilterInTheAddress() {
    open("/console/deployments/history?state=failed");
    $$("tbody tr").findBy(text("arcade-6")).should(visible).shouldHave(text("resolve host"));
    $$("tbody tr").findBy(text("node-7")).shouldNot(com.codeborne.selenide.Condition.exist);
    Browser.screenshot("deployment-history");
    Browser.assertAccessible("deployment-history");
    $(".filters vaadin-text-field input").setValue("no space").sendKeys(Keys.TAB);
    $$("tbody tr").findBy(text("resolve host")).shouldNot(com.codeborne.selenide.Condition.exist);
    assertThat(Selenide.<String>executeJavaScript("return location.search"))
        .contains("find=no")
        .contains("state=failed");
  }

  @Test
  @Order(7)
  void reportsWithUncertainty() {
    open("/console/deployments/analytics");
    $(".lead").shouldHave(text("In the long run that is between"));
    $$("td").findBy(text("x86_64, 2 CPU, 2 GB")).should(visible);
    $$("tr").findBy(text("The disk is full")).should(visible);
    Browser.screenshot("deployment-analytics");
    Browser.assertAccessible("deployment-analytics");
    Browser.phone(390);
    Browser.screenshot("deployment-analytics-phone");
    Browser.assertNoSidewaysScroll("deployment analytics");
    Browser.desk();
  }

  private static void openRun(String name) {
    open("/console/deployments/history?find=" + name);
    $$("tbody tr a").findBy(text(name)).click();
    $("h1").shouldHave(text(name));
  }

  private static SelenideElement line(String words) {
    return $$("chimera-log li").findBy(text(words));
  }
}
