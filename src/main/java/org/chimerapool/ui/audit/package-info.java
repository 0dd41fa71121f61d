/// Who did what: the audit trail and the check of it.
@NullMarked
package org.chimerapool.ui.audit;

import org.jspecify.annotations.NullMarked;
