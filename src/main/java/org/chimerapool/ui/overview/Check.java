package org.chimerapool.ui.overview;

import org.chimerapool.ui.i18n.Phrase;
import org.chimerapool.ui.kit.Tone;

/// One part of the pool and how it does.
///
/// @param path of the screen that shows it, filtered to what is wrong
record Check(Tone tone, Phrase text, String path) {}
