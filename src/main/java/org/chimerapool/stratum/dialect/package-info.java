/// What is said in Stratum: the methods of each family of miners and their answers.
@NullMarked
package org.chimerapool.stratum.dialect;

import org.jspecify.annotations.NullMarked;
