/**
 * Runs on pages that ask for a passkey; its hash stands in the Content-Security-Policy. It hands the options of a form to the browser,
 * puts the answer into the form and sends it: there is no other way to a passkey than through a script. What it says stands in the form.
 */
export const passkeyScript = `(function(){
function bytes(s){return Uint8Array.from(atob(s.replace(/-/g,'+').replace(/_/g,'/')),function(c){return c.charCodeAt(0)})}
function text(b){return btoa(String.fromCharCode.apply(null,new Uint8Array(b))).replace(/\\+/g,'-').replace(/\\//g,'_').replace(/=+$/,'')}
function keys(list){return list&&list.map(function(k){return{type:k.type,id:bytes(k.id),transports:k.transports.length?k.transports:undefined}})}
function ask(form){var o=JSON.parse(form.dataset.options);o.challenge=bytes(o.challenge);
if(form.dataset.passkey==='add'){o.user.id=bytes(o.user.id);o.excludeCredentials=keys(o.excludeCredentials);return navigator.credentials.create({publicKey:o})}
o.allowCredentials=keys(o.allowCredentials);return navigator.credentials.get({publicKey:o})}
function answer(c){var r=c.response,a={clientDataJSON:text(r.clientDataJSON)};
if(r.attestationObject){a.attestationObject=text(r.attestationObject);a.transports=r.getTransports?r.getTransports():[]}
else{a.authenticatorData=text(r.authenticatorData);a.signature=text(r.signature);a.userHandle=text(r.userHandle||[])}
return JSON.stringify({id:c.id,rawId:c.id,type:c.type,clientExtensionResults:{},response:a})}
document.querySelectorAll('form[data-passkey]').forEach(function(form){
var button=form.querySelector('button'),said=form.querySelector('[role=alert]');
function say(t){said.textContent=t;said.hidden=false}
if(!window.PublicKeyCredential){button.disabled=true;say(form.dataset.unable);return}
form.addEventListener('submit',function(event){event.preventDefault();said.hidden=true;button.disabled=true;
ask(form).then(function(c){form.elements.answer.value=answer(c);form.submit()}).catch(function(e){button.disabled=false;say(e.name==='InvalidStateError'?form.dataset.known:form.dataset.stopped)})})})})()`;
