package org.chimerapool.ui.connect;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.kernel.WorkerName;
import org.chimerapool.onboarding.RigRecipe;
import org.chimerapool.onboarding.RigSetup;
import org.chimerapool.onboarding.StratumAddress;
import org.chimerapool.ui.access.WebOrigin;
import org.chimerapool.ui.kit.AppLink;
import org.chimerapool.ui.kit.CopyableText;
import org.chimerapool.ui.kit.EmptyState;
import org.chimerapool.ui.kit.QrCode;
import org.chimerapool.ui.kit.ScreenUrl;
import org.chimerapool.ui.kit.SimulatedCoins;
import org.chimerapool.ui.shell.PoolPicker;
import org.chimerapool.ui.shell.PublicLayout;

/// What to type into a rig: coin, address and rig in, exact values out. The page's address holds
/// all of it, so that a phone opens the same page from the QR code.
@Route(value = "connect", layout = PublicLayout.class)
@AnonymousAllowed
class ConnectView extends Div implements HasDynamicTitle, AfterNavigationObserver {

  private final transient ConnectPresenter presenter;
  private final PoolPicker pools = new PoolPicker();
  private final SimulatedCoins simulated = new SimulatedCoins();
  private final TextField address = new TextField();
  private final TextField rig = new TextField();
  private final Div devices = new Div();
  private final Checkbox tls = new Checkbox();
  private final Section result = new Section();
  private final SetupPanel setup = new SetupPanel();
  private final Div extra = new Div();
  private ScreenUrl url = new ScreenUrl("connect", Map.of());
  private Wish wish = new Wish(Optional.empty(), "", "", "", false);

  ConnectView(ConnectPresenter presenter) {
    this.presenter = presenter;
    Div words = new Div(new H1(getTranslation("connect.title")), lead());
    words.addClassName("grow");
    Div hero = new Div(words, simulated, pools);
    hero.addClassName("hero");
    address.setId("connect-address");
    address.setLabel(getTranslation("connect.address"));
    address.setMaxLength(120);
    address.setClearButtonVisible(true);
    address.getElement().setAttribute("autocomplete", "off");
    address.getElement().setAttribute("autocapitalize", "none");
    address.getElement().setAttribute("spellcheck", "false");
    address.addClassName("code");
    address.setValueChangeMode(ValueChangeMode.LAZY);
    address.addValueChangeListener(event -> typed(event.isFromClient()));
    rig.setId("connect-rig");
    rig.setLabel(getTranslation("connect.rig"));
    rig.setHelperText(getTranslation("connect.rig.help"));
    rig.setMaxLength(32);
    rig.setAllowedCharPattern("[A-Za-z0-9_-]");
    rig.setValueChangeMode(ValueChangeMode.LAZY);
    rig.addValueChangeListener(event -> typed(event.isFromClient()));
    devices.addClassName("devices");
    devices.getElement().setAttribute("role", "group");
    devices.getElement().setAttribute("aria-label", getTranslation("connect.device"));
    tls.setLabel(getTranslation("connect.tls"));
    tls.setId("connect-tls");
    tls.addValueChangeListener(event -> typed(event.isFromClient()));
    Div pair = new Div(address, rig);
    pair.addClassName("who");
    Div deviceLabel = new Div(getTranslation("connect.device"));
    deviceLabel.addClassName("label");
    Section ask = new Section(pair, deviceLabel, devices, tls);
    ask.addClassNames("panel", "form");
    result.addClassNames("panel", "result");
    Div page = new Div(ask, result);
    page.addClassNames("grid", "connect");
    add(hero, page);
  }

  private Paragraph lead() {
    Paragraph lead = new Paragraph(getTranslation("connect.lead"));
    lead.addClassName("lead");
    return lead;
  }

  /// Follows what is typed, and keeps it in the page's address. A pasted worker's name is taken
  /// apart.
  private void typed(boolean byHand) {
    if (!byHand) {
      return;
    }
    String text = address.getValue().strip();
    Optional<WorkerName> whole = WorkerName.parse(text).filter(name -> !name.rig().isEmpty());
    if (whole.isPresent()) {
      text = whole.get().address();
      address.setValue(text);
      if (Wish.RIG.matcher(whole.get().rig()).matches()) {
        rig.setValue(whole.get().rig());
      }
    }
    wish = new Wish(wish.pool(), text, rig.getValue(), wish.device(), tls.getValue());
    url = wish.on(url);
    UI.getCurrent().getPage().getHistory().replaceState(null, url.location());
    show();
  }

  private void show() {
    ConnectModel model = presenter.read(wish, WebOrigin.host());
    pools.show(model.choice());
    simulated.show(model.choice());
    address.setHelperText(
        model.form().isEmpty() ? "" : getTranslation("connect.form", model.form()));
    address.setErrorMessage(
        model
            .otherCoin()
            .map(coin -> getTranslation("connect.othercoin", coin))
            .or(model::fault)
            .orElse(""));
    address.setInvalid(model.fault().isPresent());
    devices.removeAll();
    model.rigs().forEach(one -> devices.add(chip(one)));
    boolean canTls =
        model.at().filter(StratumAddress::tls).isPresent()
            && model.rigs().stream()
                .anyMatch(one -> one.id().equals(wish.device()) && one.speaksTls());
    tls.setVisible(canTls);
    showResult(model);
  }

  private AppLink chip(RigRecipe one) {
    String name = one.name().isEmpty() ? getTranslation("rig.other") : one.name();
    AppLink chip = new AppLink(wish.on(url).with(Wish.DEVICE, one.id()).href(), name).look("chip");
    if (one.id().equals(wish.device())) {
      chip.addClassName("on");
      chip.getElement().setAttribute("aria-current", "true");
    }
    return chip;
  }

  private void showResult(ConnectModel model) {
    result.removeAll();
    result.add(new H2(getTranslation("connect.result")));
    if (model.at().filter(StratumAddress::isOpen).isEmpty()) {
      result.add(
          new EmptyState(getTranslation("connect.closed"), getTranslation("connect.closed.next")));
      return;
    }
    StratumAddress at = model.at().orElseThrow();
    if (at.isLoopback()) {
      Paragraph warning = new Paragraph(getTranslation("connect.localhost"));
      warning.addClassNames("warn", "hint");
      result.add(warning);
    }
    if (model.setup().isPresent()) {
      showSetup(model.setup().get(), at);
    } else {
      result.add(
          new EmptyState(
              getTranslation("connect.todo"),
              getTranslation(
                  wish.worker().isEmpty() || model.fault().isPresent()
                      ? "connect.todo.address"
                      : "connect.todo.device")));
      Div plain = new Div(new CopyableText(at.plainUrl()));
      plain.addClassName("code-line");
      result.add(plain);
    }
  }

  private void showSetup(RigSetup values, StratumAddress at) {
    setup.show(values);
    extra.removeAll();
    extra.addClassName("extra");
    if (values.url().equals(at.tlsUrl())) {
      extra.add(note("connect.tls.note"));
    }
    String link = WebOrigin.link(wish.on(url).href());
    Span scan = note(at.isLoopback() ? "connect.qr.local" : "connect.qr.note");
    Div phone = new Div(new QrCode(link, getTranslation("connect.qr")), scan);
    phone.addClassName("phone");
    AppLink wait =
        new AppLink(
                wish.on(new ScreenUrl("waiting", url.query())).href(),
                getTranslation("connect.wait"))
            .look("btn main");
    wait.setId("wait");
    result.add(setup, wait, phone, extra);
  }

  private Span note(String key) {
    Span note = new Span(getTranslation(key));
    note.addClassName("note");
    return note;
  }

  @Override
  public void afterNavigation(AfterNavigationEvent event) {
    url = pools.enter(event.getLocation());
    wish = Wish.of(url);
    address.setValue(wish.address());
    rig.setValue(wish.rig());
    tls.setValue(wish.tls());
    show();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("connect.title") + " · Chimera";
  }
}
