package org.chimerapool.ui.refusals;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.chimerapool.pool.LikelyCause;
import org.chimerapool.ui.kit.Formats;

/// A likely cause in two sentences, for pages that tell of one refused share.
public final class CauseLine extends Div {

  public CauseLine(LikelyCause cause, Formats formats) {
    CauseWords said = CauseWords.of(cause, formats);
    Paragraph what = new Paragraph(formats.words().say(said.what()));
    what.addClassName("what");
    Paragraph fix = new Paragraph(formats.words().say(said.fix()));
    fix.addClassName("dim");
    add(what, fix);
  }
}
