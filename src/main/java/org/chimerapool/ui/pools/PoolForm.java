package org.chimerapool.ui.pools;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.identity.Actor;
import org.chimerapool.pool.PoolEntry;
import org.chimerapool.pool.PoolFault;
import org.chimerapool.pool.PoolPlan;
import org.chimerapool.pool.PoolRuleException;
import org.chimerapool.pool.vardiff.VardiffPolicy;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Toast;

/// Everything that a pool is made of. Looks at the payout address while one types.
final class PoolForm {

  private final TextField name = new TextField();
  private final Select<CoinProfile> coin = new Select<>();
  private final TextField address = new TextField();
  private final TextField tag = new TextField();
  private final IntegerField port = new IntegerField();
  private final VardiffFields vardiff;
  private final PoolsPresenter presenter;
  private final Words words;

  private PoolForm(PoolsPresenter presenter, Words words) {
    this.presenter = presenter;
    this.words = words;
    vardiff = new VardiffFields(words);
    coin.setItems(presenter.coins());
    coin.setItemLabelGenerator(profile -> profile.name() + " (" + profile.coin() + ")");
    field(coin, "pool-coin", "pools.form.coin", "");
    field(name, "pool-name", "pools.form.name", "");
    name.setMaxLength(64);
    field(address, "pool-address", "pools.form.address", "");
    address.setMaxLength(120);
    address.setValueChangeMode(ValueChangeMode.LAZY);
    address.addClassName("code");
    address.addValueChangeListener(event -> checkAddress());
    coin.addValueChangeListener(event -> coinChosen());
    field(port, "pool-port", "pools.form.port", "pools.form.port.help");
    port.setMin(0);
    port.setMax(65_535);
    port.setStepButtonsVisible(true);
    field(tag, "pool-tag", "pools.form.tag", "pools.form.tag.help");
    tag.setMaxLength(32);
  }

  static void open(
      PoolsPresenter presenter,
      Actor visitor,
      Optional<PoolEntry> pool,
      Formats formats,
      Runnable done) {
    Words words = formats.words();
    PoolForm form = new PoolForm(presenter, words);
    pool.map(PoolEntry::plan).ifPresentOrElse(form::fill, form::suggest);
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            pool.map(entry -> words.say("pools.form.edit", entry.plan().name()))
                .orElseGet(() -> words.say("pools.form.new")),
            words.say(pool.isPresent() ? "pools.form.edit.lead" : "pools.form.new.lead"),
            pool.isPresent() ? "action.save" : "pools.create",
            () -> form.submit(opened[0], visitor, pool, done),
            form.coin,
            form.name,
            form.address,
            FormDialog.pair(form.port, form.tag),
            form.vardiff);
    opened[0].open();
  }

  private <C extends Component & HasLabel & HasHelper & HasSize> void field(
      C field, String id, String labelKey, String helpKey) {
    field.setId(id);
    field.setLabel(words.say(labelKey));
    field.setWidthFull();
    if (!helpKey.isEmpty()) {
      field.setHelperText(words.say(helpKey));
    }
  }

  private void fill(PoolPlan plan) {
    presenter.coins().stream()
        .filter(profile -> profile.coin().equals(plan.coin()))
        .findFirst()
        .ifPresent(coin::setValue);
    name.setValue(plan.name());
    address.setValue(plan.payoutAddress());
    tag.setValue(plan.tag());
    port.setValue(plan.port());
    vardiff.fill(plan.vardiff());
  }

  private void suggest() {
    tag.setValue("/Chimera/");
    port.setValue(presenter.freePort());
    vardiff.fill(VardiffFields.USUAL);
    presenter.coins().stream().findFirst().ifPresent(coin::setValue);
  }

  private void coinChosen() {
    CoinProfile chosen = coin.getValue();
    address.setHelperText(words.say("pools.form.address.help", chosen.addresses().form()));
    if (name.isEmpty()) {
      name.setPlaceholder(words.say("pools.form.name.example", chosen.name()));
    }
    checkAddress();
  }

  /// @return whether it will do
  private boolean checkAddress() {
    CoinProfile chosen = coin.getValue();
    String typed = address.getValue().strip();
    Optional<String> fault =
        chosen == null ? Optional.empty() : presenter.faultOf(chosen.coin(), typed);
    address.setErrorMessage(fault.orElse(""));
    address.setInvalid(fault.isPresent() && !typed.isEmpty());
    return fault.isEmpty();
  }

  private void submit(FormDialog dialog, Actor visitor, Optional<PoolEntry> pool, Runnable done) {
    Optional<VardiffPolicy> policy = vardiff.read();
    boolean named = isThere(name);
    boolean paid = addressIsThere();
    if (!named || !paid || policy.isEmpty()) {
      return;
    }
    PoolPlan plan =
        new PoolPlan(
            name.getValue().strip(),
            coin.getValue().coin(),
            address.getValue().strip(),
            tag.getValue(),
            port.getValue() == null ? 0 : port.getValue(),
            policy.get());
    dialog.busy();
    Errand.run(
        () -> presenter.save(visitor, pool, plan),
        () -> {
          dialog.close();
          Toast.say(
              words.say(
                  pool.isPresent() ? "pools.done.changed" : "pools.done.created", plan.name()));
          done.run();
        },
        failure -> refuse(dialog, failure));
  }

  private boolean addressIsThere() {
    boolean good = checkAddress();
    address.setInvalid(!good);
    return good;
  }

  private boolean isThere(TextField field) {
    field.setErrorMessage(words.say("field.missing"));
    field.setInvalid(field.getValue().isBlank());
    return !field.isInvalid();
  }

  private void refuse(FormDialog dialog, RuntimeException failure) {
    dialog.fault("");
    if (!(failure instanceof PoolRuleException refused)) {
      dialog.fault(PoolWords.fault(failure, words));
      return;
    }
    for (PoolFault fault : refused.faults()) {
      String said = PoolWords.fault(fault, words);
      switch (fault.field()) {
        case NAME -> mark(name, said);
        case PAYOUT_ADDRESS -> mark(address, said);
        case TAG -> mark(tag, said);
        case PORT -> mark(port, said);
        case COIN -> mark(coin, said);
        case VARDIFF, STATE -> dialog.fault(said);
      }
    }
  }

  private static void mark(HasValidationProperties field, String said) {
    field.setErrorMessage(said);
    field.setInvalid(true);
  }
}
