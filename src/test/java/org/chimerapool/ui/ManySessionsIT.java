package org.chimerapool.ui;

import static com.codeborne.selenide.Condition.disabled;
import static com.codeborne.selenide.Condition.enabled;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chimerapool.ui.RunningConsole.type;

import com.codeborne.selenide.Selenide;
import com.codeborne.selenide.WebDriverRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Thousands of connections at once: found, arranged, chosen and spoken to.
class ManySessionsIT {

  @RegisterExtension private static final RunningConsole CONSOLE = RunningConsole.withOwner();

  @Test
  void holdsThousandsOfRowsOfWhichTheBrowserGetsThoseInSight() {
    open("/console/sessions");
    $(".filters .note").shouldHave(text("3,000 of 3,000"));
    $("button.plain").shouldBe(visible);
    Long cells =
        Selenide.executeJavaScript(
            "return document.querySelectorAll('vaadin-grid-cell-content').length");
    assertThat(cells).isLessThan(2_000);
    Browser.screenshot("sessions-many");
  }

  @Test
  void keepsTheOrderAndTheColumnsInTheAddress() {
    open("/console/sessions?sort=accepted-desc&hide=line,address");
    $$("vaadin-grid-sorter").findBy(text("Accepted")).shouldBe(visible);
    assertThat($$("vaadin-grid-sorter").findBy(text("Accepted")).getAttribute("direction"))
        .isEqualTo("desc");
    $$("vaadin-grid-sorter").findBy(text("Address")).shouldNotBe(visible);

    $$("vaadin-grid-sorter").findBy(text("Difficulty")).click();
    Selenide.Wait()
        .until(driver -> String.valueOf(driver.getCurrentUrl()).contains("sort=difficulty"));
    assertThat(WebDriverRunner.url()).contains("hide=line%2Caddress");
  }

  @Test
  void disconnectsManyOnlyOnceTheirNumberIsTyped() {
    open("/console/sessions?find=198.51.7.");
    $(".filters .note").shouldHave(text("of 3,000"));
    int before = CONSOLE.program().getBean(PreviewSessions.class).all().size();
    $("button.plain").shouldBe(visible);
    $("vaadin-grid vaadin-checkbox").click();
    $(".bulk").shouldBe(visible).shouldHave(text("256 chosen"));
    Browser.assertAccessible("many chosen");
    Browser.screenshot("sessions-bulk");
    $$(".bulk button").findBy(text("Disconnect")).click();
    var confirm = $$("vaadin-dialog button").filter(visible).findBy(text("Disconnect"));
    confirm.shouldBe(disabled);
    type("#typed-name input", "256");
    Browser.screenshot("sessions-bulk-typed");
    confirm.shouldBe(enabled).click();

    $(".toast").shouldHave(text("256"));
    assertThat(CONSOLE.program().getBean(PreviewSessions.class).all()).hasSize(before - 256);
    $(".bulk").shouldNotBe(visible);
  }

  @Test
  void asksAgainBeforeARangeWithMinersAtWorkIsBanned() {
    open("/console/guard");
    $$("button").findBy(text("Ban an address")).click();
    type("#ban-range input", "198.51.4.0/24");
    $$("vaadin-dialog button.grave").findBy(text("Ban")).click();
    $("vaadin-dialog #typed-name").shouldBe(visible);
    Browser.screenshot("ban-typed");
    type("#typed-name input", "198.51.4.0/24");
    $$("vaadin-dialog button.grave").filter(visible).findBy(text("Ban")).click();
    $$("main td").findBy(text("198.51.4.0/24")).shouldBe(visible);

    $$(".toast button").findBy(text("Undo")).click();
    $$("main td").findBy(text("198.51.4.0/24")).shouldNotBe(visible);
  }
}
