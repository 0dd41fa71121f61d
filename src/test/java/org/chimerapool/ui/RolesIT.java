package org.chimerapool.ui;

import static com.codeborne.selenide.Condition.attribute;
import static com.codeborne.selenide.Condition.exist;
import static com.codeborne.selenide.Condition.text;
import static com.codeborne.selenide.Condition.visible;
import static com.codeborne.selenide.Selenide.$;
import static com.codeborne.selenide.Selenide.$$;
import static com.codeborne.selenide.Selenide.open;
import static org.assertj.core.api.Assertions.assertThat;

import com.codeborne.selenide.CollectionCondition;
import com.codeborne.selenide.SelenideElement;
import java.util.Locale;
import java.util.Map;
import org.chimerapool.identity.Permission;
import org.chimerapool.identity.Role;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/// Every screen of the console as each role sees it: what somebody may not do is there, out of
/// action, and says why.
class RolesIT {

  @RegisterExtension private static final RunningConsole CONSOLE = RunningConsole.withOwner();

  /// The button that stands for what a screen lets some do, and what it takes.
  private static final Map<String, Step> STEPS =
      Map.of(
          "/console/pools", new Step("New pool", Permission.RUN_POOLS),
          "/console/nodes", new Step("Add a node", Permission.RUN_NODES),
          "/console/guard", new Step("Ban an address", Permission.BAN_ADDRESSES),
          "/console/devices", new Step("New rule", Permission.RUN_DEVICE_RULES),
          "/console/users", new Step("New account", Permission.RUN_ACCOUNTS));

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"OWNER", "OPERATOR", "SUPPORT", "VIEWER"})
  void showsEveryScreenWithWhatThisRoleMayDo(Role role) {
    if (role != Role.OWNER) {
      CONSOLE.signInAs(role);
    }
    String name = role.name().toLowerCase(Locale.ROOT);
    for (String path : Routes.ofTheConsole(CONSOLE.program()).toList()) {
      open(path);
      $$("h1").shouldHave(CollectionCondition.size(1));
      $("h1").shouldBe(visible).shouldNotHave(text("cannot be shown"));
      $("main .skeleton").shouldNotBe(visible);
      Browser.screenshot("role-" + name + path.replaceAll("\\W+", "-"));
      Step step = STEPS.get(path);
      if (step != null) {
        tryStep(step, role, path);
      }
    }
  }

  private static void tryStep(Step step, Role role, String path) {
    SelenideElement button = $$("main button").findBy(text(step.button)).shouldBe(visible);
    if (step.needs.isGrantedTo(role)) {
      assertThat(button.getAttribute("aria-disabled")).as("%s as %s", path, role).isNull();
      return;
    }
    button
        .shouldHave(attribute("aria-disabled", "true"))
        .shouldHave(attribute("title"))
        .sendKeys(Keys.ENTER);
    $("vaadin-notification-card").shouldHave(text("takes the role"));
    $("vaadin-dialog[opened]").shouldNot(exist);
    Browser.assertAccessible(path + " as " + role);
  }

  private record Step(String button, Permission needs) {}
}
