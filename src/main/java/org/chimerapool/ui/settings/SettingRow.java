package org.chimerapool.ui.settings;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chimerapool.settings.Allowed;
import org.chimerapool.settings.SettingEntry;
import org.chimerapool.ui.i18n.Words;
import org.chimerapool.ui.kit.ActionButton;
import org.chimerapool.ui.kit.Chip;
import org.chimerapool.ui.kit.StatusDot;
import org.chimerapool.ui.kit.Tone;

/// One setting: its name and what it is for, its value, and how to change it in place.
final class SettingRow extends Div {

  private final SettingEntry entry;
  private final Words words;
  private final boolean allowed;
  private final Drafts drafts;
  private final Div value = new Div();

  /// What the rows write their wishes into.
  interface Drafts {

    /// Empty where nothing is wanted; an empty text inside takes the console's value back.
    Optional<Optional<String>> of(String key);

    /// @return what stands against it, empty where nothing does
    String want(SettingEntry entry, Optional<String> wanted);

    void forget(SettingEntry entry);
  }

  SettingRow(SettingEntry entry, boolean allowed, Drafts drafts, Words words) {
    this.entry = entry;
    this.words = words;
    this.allowed = allowed;
    this.drafts = drafts;
    addClassName("setting");
    setId("setting-" + entry.key().replace('.', '-'));
    Span key = new Span(entry.key());
    key.addClassNames("mono", "key");
    Div head = new Div(key);
    head.addClassName("name");
    if (entry.isOwn()) {
      Chip source = new Chip(SettingWords.source(entry.source(), words));
      source.addClassNames("tiny", "on");
      if (!entry.origin().isEmpty()) {
        source.setTitle(entry.origin());
      }
      head.add(source);
    }
    if (entry.pending()) {
      Chip waits = new Chip(words.say("settings.pending"));
      waits.addClassNames("tiny", "warn");
      head.add(waits);
    }
    Paragraph explanation = new Paragraph(SettingWords.explanation(entry.key(), words));
    explanation.addClassName("dim");
    Div what = new Div(head, explanation);
    what.addClassName("what");
    entry
        .fault()
        .ifPresent(
            fault ->
                what.add(
                    new StatusDot(
                        Tone.BAD,
                        words.say(
                            "settings.fault",
                            fault.found()
                                + ". "
                                + SettingWords.fault(fault, entry.allowed(), words)))));
    Paragraph meta = new Paragraph(meta());
    meta.addClassNames("faint", "meta");
    what.add(meta);
    value.addClassName("value");
    add(what, value);
    show();
  }

  SettingEntry entry() {
    return entry;
  }

  /// Whether a search for these lower-case words finds it.
  boolean fits(List<String> wanted) {
    String text =
        (entry.key() + " " + SettingWords.explanation(entry.key(), words) + " " + shown())
            .toLowerCase(Locale.ROOT);
    return wanted.stream().allMatch(text::contains);
  }

  /// Shows the value again, as it is or as it is wanted.
  void show() {
    value.removeAll();
    Optional<Optional<String>> wanted = drafts.of(entry.key());
    setClassName("changed", wanted.isPresent());
    if (!entry.isChangeable()) {
      Paragraph why = new Paragraph(SettingWords.lock(entry.lock(), words));
      why.addClassNames("faint", "meta");
      value.add(text(shown()), why);
      if (entry.lock() == SettingEntry.Lock.OVERRULED && entry.set() && allowed) {
        value.add(buttons(resetButton()));
      }
      wanted.ifPresent(_ -> showWanted());
      return;
    }
    if (wanted.isPresent()) {
      showWanted();
      return;
    }
    value.add(text(shown()));
    if (allowed) {
      ActionButton change = new ActionButton("settings.change", this::edit);
      change.setAriaLabel(words.say("settings.edit", entry.key()));
      value.add(entry.set() ? buttons(change, resetButton()) : buttons(change));
    }
  }

  private void showWanted() {
    Optional<String> wanted = drafts.of(entry.key()).orElse(Optional.empty());
    if (wanted.isPresent()) {
      edit();
      return;
    }
    Span back =
        new Span(words.say("settings.reset.marked", orEmpty(entry.secret() ? "" : below())));
    back.addClassName("warn");
    value.removeAll();
    value.add(back, buttons(keepButton()));
  }

  private void edit() {
    value.removeAll();
    Component field = field();
    value.add(field, buttons(keepButton()));
    if (field instanceof com.vaadin.flow.component.Focusable<?> focusable
        && drafts.of(entry.key()).isEmpty()) {
      focusable.focus();
    }
  }

  private Component field() {
    Optional<String> wanted = drafts.of(entry.key()).flatMap(each -> each);
    String start = wanted.orElse(entry.secret() ? "" : entry.value());
    return switch (entry.allowed().kind()) {
      case SWITCH -> choice(List.of("true", "false"), start);
      case CHOICE -> choice(entry.allowed().choices(), start);
      case WHOLE, NUMBER, DURATION, SIZE, PATH, TEXT, LIST, STRUCTURE ->
          entry.secret() ? password() : line(start);
    };
  }

  private Component choice(List<String> choices, String start) {
    Select<String> field = new Select<>();
    field.setItems(choices);
    field.setItemLabelGenerator(
        each -> entry.allowed().kind() == Allowed.Kind.SWITCH ? onOff(each) : each);
    field.setValue(start);
    return prepared(field);
  }

  private Component line(String start) {
    TextField field = new TextField();
    field.setMaxLength(2_000);
    field.setValue(start);
    field.addClassName("code");
    return prepared(field);
  }

  private Component password() {
    PasswordField field = new PasswordField();
    field.setRevealButtonVisible(false);
    return prepared(field);
  }

  private <F extends AbstractField<F, String> & HasValidation> Component prepared(F field) {
    field.setId("edit-" + entry.key().replace('.', '-'));
    if (field instanceof HasAriaLabel named) {
      named.setAriaLabel(words.say("settings.edit", entry.key()));
    }
    if (field instanceof com.vaadin.flow.component.HasHelper help) {
      help.setHelperText(SettingWords.allowed(entry.allowed(), words));
    }
    if (field instanceof com.vaadin.flow.component.shared.HasValidationProperties own) {
      own.setManualValidation(true);
    }
    field.addValueChangeListener(event -> wanted(field, event));
    drafts.of(entry.key()).flatMap(each -> each).ifPresent(each -> judge(field, each));
    return field;
  }

  private <F extends AbstractField<F, String> & HasValidation> void wanted(
      F field, HasValue.ValueChangeEvent<String> event) {
    String wanted = event.getValue() == null ? "" : event.getValue();
    judge(field, wanted);
  }

  private void judge(HasValidation field, String wanted) {
    String against = drafts.want(entry, Optional.of(wanted));
    field.setErrorMessage(against);
    field.setInvalid(!against.isEmpty());
    setClassName("changed", drafts.of(entry.key()).isPresent());
  }

  private ActionButton keepButton() {
    ActionButton keep =
        new ActionButton(
                "settings.keep",
                () -> {
                  drafts.forget(entry);
                  show();
                })
            .quiet();
    return keep;
  }

  private ActionButton resetButton() {
    return new ActionButton(
            "settings.reset",
            () -> {
              drafts.want(entry, Optional.empty());
              setClassName("changed", true);
              showWanted();
            })
        .quiet();
  }

  private static Div buttons(ActionButton... buttons) {
    Div row = new Div(buttons);
    row.addClassName("buttons");
    return row;
  }

  private Component text(String shown) {
    Span text = new Span(orEmpty(shown));
    text.addClassNames(shown.isEmpty() ? "faint" : "mono", "now");
    return text;
  }

  private String shown() {
    if (entry.secret()) {
      return words.say(entry.isOwn() ? "settings.secret.set" : "settings.secret.unset");
    }
    return entry.allowed().kind() == Allowed.Kind.SWITCH ? onOff(entry.value()) : entry.value();
  }

  private String below() {
    return entry.fallback();
  }

  private String onOff(String value) {
    return Boolean.parseBoolean(value) ? words.say("settings.on") : words.say("settings.off");
  }

  private String orEmpty(String text) {
    return text.isEmpty() ? words.say("settings.empty") : text;
  }

  private String meta() {
    String fallback =
        entry.fallback().isEmpty()
            ? words.say("settings.default.empty")
            : words.say("settings.default", entry.fallback());
    return fallback + " · " + words.say(entry.live() ? "settings.live" : "settings.start");
  }
}
