/// All settings of the program: checked at start, seen and changed in the console.
///
/// Owns: the catalogue of every `chimera.*` property, made of the records that modules ask for; the
/// file `settings.yaml` in the home folder, which holds what was set in the console; the history of
/// changes in schema `settings`. Never: knows what a setting means; a module takes a change up by a
/// bean of type [org.chimerapool.kernel.LiveSettings]. Threads: changes are made one at a time;
/// reading is free. Decided 2026-11-21: the values lie in a file and not in the database, because
/// they belong to one installation, are needed before there is a database, and can be mended by
/// hand when a value keeps the program from starting; the history lies in the database.
@ApplicationModule(
    displayName = "Settings",
    allowedDependencies = {"kernel", "identity"})
@NullMarked
package org.chimerapool.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
