/// The nodes that an operator has named: kept in schema `chain`, connected while they are enabled.
@NullMarked
package org.chimerapool.chain.book;

import org.jspecify.annotations.NullMarked;
