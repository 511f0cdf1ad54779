/** Settings by Keras's names, as its files hold them; the way in is {@link org.kaon.setting.Settings}. */
package org.kaon.setting;
