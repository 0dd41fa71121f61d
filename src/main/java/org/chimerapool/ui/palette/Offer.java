package org.chimerapool.ui.palette;

import org.jspecify.annotations.Nullable;

/// A command in the words of one visitor, as it goes to their browser.
///
/// @param words further ones that find it
/// @param href where it leads; absent where it does something
/// @param denied why this visitor may not; empty where they may
record Offer(
    String id, String group, String title, String words, @Nullable String href, String denied) {}
