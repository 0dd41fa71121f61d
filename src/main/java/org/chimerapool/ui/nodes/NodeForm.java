package org.chimerapool.ui.nodes;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chimerapool.chain.CoinProfile;
import org.chimerapool.chain.InvalidNodeException;
import org.chimerapool.chain.NodeEntry;
import org.chimerapool.chain.NodePlan;
import org.chimerapool.identity.Actor;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.Errand;
import org.chimerapool.ui.kit.FormDialog;
import org.chimerapool.ui.kit.Formats;
import org.chimerapool.ui.kit.Toast;

/// Where a node is and how to enter it. Can be tried before it is kept.
final class NodeForm {

  private final Select<CoinProfile> coin = new Select<>();
  private final TextField name = new TextField();
  private final TextField rpc = new TextField();
  private final TextField user = new TextField();
  private final PasswordField password = new PasswordField();
  private final TextField cookieFile = new TextField();
  private final TextField zmq = new TextField();
  private final Checkbox enabled = new Checkbox();
  private final TrialResult result;
  private final Words words;
  private final Map<String, HasValidationProperties> fields =
      Map.of(
          "coin",
          coin,
          "name",
          name,
          "rpc",
          rpc,
          "user",
          user,
          "password",
          password,
          "cookieFile",
          cookieFile,
          "zmqHashBlock",
          zmq);

  private NodeForm(List<CoinProfile> coins, boolean known, Formats formats) {
    words = formats.words();
    result = new TrialResult(formats);
    coin.setItems(coins);
    coin.setItemLabelGenerator(profile -> profile.name() + " (" + profile.coin() + ")");
    coins.stream().findFirst().ifPresent(coin::setValue);
    coin.setReadOnly(known);
    field(coin, "node-coin", "pools.form.coin", "");
    field(name, "node-name", "node.name", "");
    field(rpc, "node-rpc", "nodes.form.rpc", "");
    rpc.setPlaceholder("http://127.0.0.1:8332");
    field(user, "node-user", "nodes.form.user", "");
    user.getElement().setAttribute("autocomplete", "off");
    field(
        password,
        "node-password",
        "field.password",
        known ? "nodes.form.password.kept" : "nodes.form.password.help");
    password.getElement().setAttribute("autocomplete", "new-password");
    field(cookieFile, "node-cookie", "nodes.form.cookie", "nodes.form.cookie.help");
    field(zmq, "node-zmq", "nodes.form.zmq", "nodes.form.zmq.help");
    zmq.setPlaceholder("tcp://127.0.0.1:28332");
    enabled.setLabel(words.say("nodes.form.enabled"));
    enabled.setValue(true);
  }

  static void open(
      NodesPresenter presenter,
      Actor visitor,
      Optional<NodeEntry> node,
      Formats formats,
      Runnable done) {
    Words words = formats.words();
    NodeForm form = new NodeForm(presenter.coins(), node.isPresent(), formats);
    node.ifPresent(form::fill);
    Optional<Long> id = node.map(NodeEntry::id);
    ActionButton test = new ActionButton("nodes.test", () -> form.test(presenter, visitor, id));
    FormDialog[] opened = new FormDialog[1];
    opened[0] =
        new FormDialog(
            node.map(kept -> words.say("nodes.form.edit", kept.name()))
                .orElseGet(() -> words.say("nodes.form.new")),
            words.say("nodes.form.lead"),
            node.isPresent() ? "action.save" : "nodes.add",
            () -> form.submit(opened[0], presenter, visitor, node, done),
            FormDialog.pair(form.coin, form.name),
            form.rpc,
            FormDialog.pair(form.user, form.password),
            form.cookieFile,
            form.zmq,
            form.enabled,
            new Div(test, form.result));
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

  private void fill(NodeEntry node) {
    coin.getListDataView()
        .getItems()
        .filter(profile -> profile.coin().equals(node.coin()))
        .findFirst()
        .ifPresent(coin::setValue);
    name.setValue(node.name());
    rpc.setValue(node.rpc().toString());
    user.setValue(node.user());
    cookieFile.setValue(node.cookieFile());
    zmq.setValue(node.zmqHashBlock());
    enabled.setValue(node.enabled());
  }

  /// Empty where the address is none; it is marked then.
  private Optional<NodePlan> plan() {
    fields.values().forEach(field -> field.setInvalid(false));
    try {
      return Optional.of(
          new NodePlan(
              coin.getValue().coin(),
              name.getValue().strip(),
              new URI(rpc.getValue().strip()),
              user.getValue(),
              password.getValue(),
              cookieFile.getValue().strip(),
              zmq.getValue().strip(),
              enabled.getValue()));
    } catch (URISyntaxException e) {
      mark(rpc, words.say("nodes.form.rpc.form"));
      return Optional.empty();
    }
  }

  private void test(NodesPresenter presenter, Actor visitor, Optional<Long> id) {
    plan()
        .ifPresent(
            plan -> {
              result.waiting();
              Errand.run(
                  () -> presenter.test(visitor, id, plan),
                  result::show,
                  failure -> result.failed(words.say("action.failed")));
            });
  }

  private void submit(
      FormDialog dialog,
      NodesPresenter presenter,
      Actor visitor,
      Optional<NodeEntry> node,
      Runnable done) {
    plan()
        .ifPresent(
            plan -> {
              dialog.busy();
              Errand.run(
                  () -> presenter.save(visitor, node, plan),
                  () -> {
                    dialog.close();
                    Toast.say(
                        words.say(
                            node.isPresent() ? "nodes.done.changed" : "nodes.done.added",
                            plan.name()));
                    done.run();
                  },
                  failure -> refuse(dialog, failure));
            });
  }

  private void refuse(FormDialog dialog, RuntimeException failure) {
    if (failure instanceof InvalidNodeException invalid) {
      dialog.fault("");
      invalid
          .faults()
          .forEach(
              (name, why) -> {
                String said = NodeWords.fault(name, why, words);
                HasValidationProperties field = fields.get(name);
                if (field == null) {
                  dialog.fault(said);
                } else {
                  mark(field, said);
                }
              });
    } else {
      dialog.fault(words.say("action.failed"));
    }
  }

  private static void mark(HasValidationProperties field, String said) {
    field.setErrorMessage(said);
    field.setInvalid(true);
  }
}
