/// Words: message keys, their translations, and the language that a visitor reads.
@NullMarked
package org.chimerapool.ui.i18n;

import org.jspecify.annotations.NullMarked;
