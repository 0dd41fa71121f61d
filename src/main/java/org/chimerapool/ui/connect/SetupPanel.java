package org.chimerapool.ui.connect;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.chimerapool.onboarding.RigRecipe;
import org.chimerapool.onboarding.RigSetup;
import org.chimerapool.ui.kit.CopyableText;

/// The exact values for one rig, each with a button that copies it.
final class SetupPanel extends Div {

  void show(RigSetup setup) {
    removeAll();
    addClassName("setup");
    Paragraph where = new Paragraph(getTranslation("rig." + setup.rig().id() + ".where"));
    where.addClassName("dim");
    add(where);
    if (!setup.lines().isEmpty()) {
      DescriptionList lines = new DescriptionList();
      lines.addClassName("values");
      setup
          .lines()
          .forEach(
              line ->
                  lines.add(
                      new Term(line.label()), new Description(new CopyableText(line.value()))));
      add(lines);
    }
    setup.paste().ifPresent(this::paste);
    if (setup.rig().minimumDifficulty() > 0) {
      add(note(getTranslation("connect.minimum", setup.rig().minimumDifficulty())));
    }
    add(note(getTranslation("connect.backup")));
  }

  private void paste(RigRecipe.Paste paste) {
    Pre text = new Pre(paste.text().strip());
    text.addClassNames("mono", "paste");
    text.getElement().setAttribute("tabindex", "0");
    text.getElement()
        .setAttribute(
            "aria-label", paste.isFile() ? paste.fileName() : getTranslation("connect.command"));
    CopyableText copy =
        new CopyableText(
            paste.text().strip(),
            paste.isFile() ? paste.fileName() : getTranslation("connect.command"));
    Div bar = new Div(copy);
    bar.addClassName("bar-of-paste");
    if (paste.isFile()) {
      bar.add(download(paste));
    }
    add(bar, text);
  }

  /// Made here and now: the server keeps no file.
  private Anchor download(RigRecipe.Paste paste) {
    String body = Base64.getEncoder().encodeToString(paste.text().getBytes(StandardCharsets.UTF_8));
    Anchor link =
        new Anchor(
            "data:application/octet-stream;base64," + body,
            getTranslation("connect.download", paste.fileName()));
    link.getElement().setAttribute("download", paste.fileName());
    link.setRouterIgnore(true);
    link.addClassName("btn");
    return link;
  }

  private static Paragraph note(String text) {
    Paragraph note = new Paragraph(text);
    note.addClassName("note");
    return note;
  }
}
