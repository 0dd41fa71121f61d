package org.chimerapool.ui.kit;

import org.chimerapool.ui.i18n.Phrase;

/// Something that wants a look: what it is, what it means, and where to look.
///
/// @param path of the screen that tells more; empty where there is none
public record Problem(Tone tone, Phrase headline, Phrase detail, String path) {}
