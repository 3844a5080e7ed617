// Tells the style sheet, before anything is drawn, that scripts run and GOV.UK Frontend is supported.
document.body.className += " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
